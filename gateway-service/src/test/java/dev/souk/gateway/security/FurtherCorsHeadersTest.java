package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.server.ServerWebExchange;

class FurtherCorsHeadersTest {

    private final ServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/cart"));

    @Test
    void aPageMaySendAndReadTheHeadersOfAnOptionalPart() {
        CorsConfiguration cors = cors(List.of("X-Part"), List.of("X-Response"));

        assertThat(cors.checkHeaders(List.of("X-Part", "If-Match"))).containsExactly("X-Part", "If-Match");
        assertThat(cors.getExposedHeaders()).contains("X-Response", "ETag");
    }

    @Test
    void withoutThePartItMayNot() {
        CorsConfiguration cors = cors(List.of(), List.of());

        assertThat(cors.checkHeaders(List.of("X-Part"))).isNull();
        assertThat(cors.checkHeaders(List.of("If-Match"))).containsExactly("If-Match");
        assertThat(cors.getExposedHeaders()).doesNotContain("X-Response");
    }

    private CorsConfiguration cors(List<String> requestHeaders, List<String> responseHeaders) {
        var properties = new CorsProperties(
                List.of("https://shop.example"), requestHeaders, responseHeaders, Duration.ofMinutes(1));
        return Objects.requireNonNull(CrossOrigin.source(properties).getCorsConfiguration(exchange));
    }
}
