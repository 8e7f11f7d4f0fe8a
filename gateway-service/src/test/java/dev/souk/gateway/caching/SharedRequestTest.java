package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.test.StepVerifier;

class SharedRequestTest {

    @Test
    void theTypesThatAClientTakesAreNotPartOfTheKey() {
        var request = MockServerHttpRequest.get("/items").header(HttpHeaders.ACCEPT, "text/csv");

        assertThat(SharedRequest.key(request.build())).isEqualTo(key("/items"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items?limit=5", "/items?", "/items?null", "/item", "/items/"})
    void anotherPathOrQueryIsAnotherKey(String uri) {
        assertThat(key(uri)).isNotEqualTo(key("/items"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "", "null"})
    void aVersionIsAnotherKeyThanNone(String version) {
        assertThat(key("/items", version)).isNotEqualTo(key("/items"));
    }

    @Test
    void theSharedRequestHasNothingOfItsCaller() {
        MockServerHttpRequest caller = MockServerHttpRequest.get("/items?limit=5")
                .header(HttpHeaders.HOST, "shop.example")
                .header(HttpHeaders.AUTHORIZATION, "Bearer token")
                .header(HttpHeaders.IF_NONE_MATCH, "\"1\"")
                .header(SharedRequest.VERSION, "2")
                .cookie(new HttpCookie("a", "b"))
                .build();

        var shared = new SharedRequest(caller);

        assertThat(shared.getURI()).isEqualTo(caller.getURI());
        assertThat(shared.getHeaders().toSingleValueMap())
                .containsOnly(Map.entry(HttpHeaders.ACCEPT, "application/json"), Map.entry(SharedRequest.VERSION, "2"));
        StepVerifier.create(shared.getBody()).verifyComplete();
    }

    private static String key(String uri, String... version) {
        var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create(uri));
        Stream.of(version).forEach(each -> request.header(SharedRequest.VERSION, each));
        return SharedRequest.key(request.build());
    }
}
