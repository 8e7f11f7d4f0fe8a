package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.testing.http.RawRequest;
import dev.souk.testing.http.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderIT extends AbstractGatewayIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Host: a\r\nHost: b\r\n", "Host: a b\r\n", "Host: a/b\r\n", "Host: a@b\r\n", "Host:\r\n"})
    void aRequestWithoutExactlyOneValidHostIsABadRequest(String headers) {
        RawResponse response = response("/items", headers);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).contains("content-type: application/problem+json");
        assertThat(response.body()).contains("/problems/bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "shop.example:8080", "127.0.0.1:8080", "[::1]:8080", "my_host"})
    void oneHostIsAccepted(String host) {
        assertThat(response("/items", "Host: %s\r\n".formatted(host)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example@localhost:x/", "http://a@b/items", "HTTP:///items", "https://a:b:c/items"})
    void anAbsoluteTargetWithoutAValidHostIsABadRequest(String target) {
        assertThat(response(target, "Host: localhost\r\n").status()).isEqualTo(400);
    }

    @Test
    void anAbsoluteTargetWithAHostIsAccepted() {
        assertThat(response("http://shop.example:8080/items", "Host: localhost\r\n")
                        .status())
                .isEqualTo(200);
    }

    private RawResponse response(String target, String headers) {
        return new RawRequest("GET %s HTTP/1.1\r\n%sConnection: close\r\n".formatted(target, headers), "")
                .sendTo(uri("/"));
    }
}
