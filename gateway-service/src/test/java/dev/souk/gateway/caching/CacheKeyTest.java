package dev.souk.gateway.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.test.StepVerifier;

class CacheKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                             | true
            application/json                                                | true
            Application/JSON;charset=UTF-8                                  | true
            application/*;q=0.1                                             | true
            application/json, text/plain, */*                               | true
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true
            application/json;q=0.05                                         | true
            application/json;q=0                                            | false
            application/json;charset=UTF-8;q=0.000, text/csv                | false
            text/csv                                                        | false
            application/json-patch+json                                     | false
            application/problem+json                                        | false
            json                                                            | false
            application/json, text                                          | false
            ''                                                              | false
            """)
    void onlyWhoTakesJsonIsAnswered(String accept, boolean isAnswered) {
        var request = MockServerHttpRequest.get("/items").header(HttpHeaders.ACCEPT, accept);

        assertThat(CacheKey.of(request.build()) != null).isEqualTo(isAnswered);
    }

    @Test
    void severalLinesOfAcceptAreOneList() {
        var request = MockServerHttpRequest.get("/items").header(HttpHeaders.ACCEPT, "text/csv", "application/json");

        assertThat(CacheKey.of(request.build())).isEqualTo(new CacheKey("/items", "", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /items                | ''
            /items?limit=5        | limit=5
            /items?b=2&a=1&b=1&a= | a=1&a=&b=2&b=1
            /items?ab=1&a=2       | a=2&ab=1
            /items?b&a=%20        | a=%20&b
            /items?=limit=5       | =limit=5
            """)
    void parametersAreSortedByNameOnly(String uri, String query) {
        var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create(uri));

        assertThat(CacheKey.of(request.build())).isEqualTo(new CacheKey("/items", query, ""));
    }

    @Test
    void theSharedRequestHasNothingOfItsCaller() {
        MockServerHttpRequest caller = MockServerHttpRequest.head("/items?limit=5")
                .header(HttpHeaders.HOST, "shop.example")
                .header(HttpHeaders.AUTHORIZATION, "Bearer token")
                .header(CacheKey.VERSION, "2")
                .cookie(new HttpCookie("a", "b"))
                .build();
        HttpHeaders known = new HttpHeaders();
        known.setETag("\"1\"");

        var older = new CachedResponse(HttpStatus.OK, known, new byte[0], 0, 0);
        ServerHttpRequest shared =
                CacheKey.share(MockServerWebExchange.from(caller), older).getRequest();

        assertThat(shared.getMethod()).isEqualTo(HttpMethod.GET);
        assertThat(shared.getURI()).isEqualTo(caller.getURI());
        assertThat(shared.getHeaders().toSingleValueMap())
                .containsOnly(
                        Map.entry(HttpHeaders.HOST, "shop.example"),
                        Map.entry(HttpHeaders.ACCEPT, "application/json"),
                        Map.entry(CacheKey.VERSION, "2"),
                        Map.entry(HttpHeaders.IF_NONE_MATCH, "\"1\""));
        StepVerifier.create(shared.getBody()).verifyComplete();
    }
}
