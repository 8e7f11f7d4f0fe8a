package dev.souk.gateway.caching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class CachedResponseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json               | {"a":1} | {"a":1,"stale":true}
            application/json;charset=UTF-8 | {}      | {"stale":true}
            application/json               | [1]     | [1]
            text/plain                     | {"a":1} | {"a":1}
            """)
    void aJsonObjectIsMarkedAsStale(String type, String body, String marked) {
        CachedResponse stale = response(MediaType.parseMediaType(type), body).stale(1);

        assertThat(stale.body()).asString().isEqualTo(marked);
        assertThat(stale.headers().getContentLength()).isEqualTo(marked.length());
        assertThat(stale.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(stale.headers().getFirst("Age")).isEqualTo("1");
        assertThat(stale.headers().getETag()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "1"        | 304
            W/"1"      | 304
            "0", "1"   | 304
            *          | 304
            "0"        | 200
            1          | 200
            """)
    void whoHasItGetsNoBody(String known, int status) {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("/items").header(HttpHeaders.IF_NONE_MATCH, known));

        response(MediaType.APPLICATION_JSON, "{}").writeTo(exchange).block();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.valueOf(status));
        assertThat(exchange.getResponse().getHeaders().getOrEmpty(HttpHeaders.ETAG))
                .containsExactly("\"1\"");
        assertThat(exchange.getResponse().getHeaders().containsHeader(HttpHeaders.CONTENT_TYPE))
                .isEqualTo(status == 200);
        assertThat(exchange.getResponse().getBodyAsString().blockOptional().orElse(""))
                .isEqualTo(status == 200 ? "{}" : "");
    }

    @Test
    void onlyA200IsReplacedByA304() {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/items").header(HttpHeaders.IF_NONE_MATCH, "*"));
        HttpHeaders headers = response(MediaType.APPLICATION_JSON, "{}").headers();

        new CachedResponse(HttpStatus.NOT_FOUND, headers, "{}".getBytes(UTF_8), CacheDirectives.of(headers), 0, 0)
                .writeTo(exchange)
                .block();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private static CachedResponse response(MediaType type, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(type);
        headers.setETag("\"1\"");
        headers.setCacheControl("public, max-age=2");
        return new CachedResponse(HttpStatus.OK, headers, body.getBytes(UTF_8), CacheDirectives.of(headers), 0, 0);
    }
}
