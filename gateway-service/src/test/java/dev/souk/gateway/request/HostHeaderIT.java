package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderIT extends GatewayIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Host: a\r\nHost: b\r\n", "Host: a b\r\n", "Host: a/b\r\n", "Host: a@b\r\n", "Host:\r\n"})
    void aRequestWithoutExactlyOneValidHostIsABadRequest(String headers) throws IOException {
        assertThat(answerWith(headers))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("/problems/bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "shop.example:8080", "127.0.0.1:8080", "[::1]:8080", "my_host"})
    void oneHostIsAccepted(String host) throws IOException {
        assertThat(answerWith("Host: %s\r\n".formatted(host))).doesNotStartWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example@localhost:x/", "http://a@b/items", "HTTP:///items", "https://a:b:c/items"})
    void anAbsoluteTargetWithoutAValidHostIsABadRequest(String target) throws IOException {
        assertThat(answerTo(target, "Host: localhost\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void anAbsoluteTargetWithAHostIsAccepted() throws IOException {
        assertThat(answerTo("http://shop.example:8080/items", "Host: localhost\r\n"))
                .doesNotStartWith("HTTP/1.1 400 ");
    }

    private String answerWith(String headers) throws IOException {
        return answerTo("/items", headers);
    }

    private String answerTo(String target, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", uri("/").getPort())) {
            socket.setSoTimeout(5_000);
            String request = "GET %s HTTP/1.1\r\n%sConnection: close\r\n\r\n".formatted(target, headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
