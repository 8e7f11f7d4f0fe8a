package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class TransportSecurityHeaderTest {

    @Test
    void aHostWithTlsIsCalledOverTlsFromThenOn() {
        var request = MockServerHttpRequest.get("https://shop.example/items").sslInfo(mock(SslInfo.class));
        assertThat(headerOf(request)).isEqualTo("max-age=31536000");
    }

    @Test
    void localhostIsNotForOtherServersListenThere() {
        var request = MockServerHttpRequest.get("https://localhost:8080/items").sslInfo(mock(SslInfo.class));
        assertThat(headerOf(request)).isNull();
    }

    @Test
    void withoutTlsThereIsNoHeader() {
        assertThat(headerOf(MockServerHttpRequest.get("http://shop.example/items")))
                .isNull();
    }

    private static @Nullable String headerOf(MockServerHttpRequest.BaseBuilder<?> request) {
        var exchange = MockServerWebExchange.from(request);
        SecurityHeaders.addTo(exchange);
        exchange.getResponse().setComplete().block();
        return exchange.getResponse().getHeaders().getFirst("Strict-Transport-Security");
    }
}
