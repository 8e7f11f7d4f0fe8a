package dev.souk.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A client that sends a part of a request, directly to a service. */
@SoukTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=500ms")
class SlowRequestsIT {

    private final int port;

    SlowRequestsIT(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void aBodyThatStopsIsAProblemAndTheEndOfTheConnection() throws IOException {
        assertThat(responseTo("POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{"))
                .startsWith("HTTP/1.1 400")
                .contains("Connection: close", "/problems/bad-request");
    }

    @Test
    void aHeadThatStopsIsTheEndOfTheConnection() throws IOException {
        assertThat(responseTo("GET /open HTTP/1.1\r\nHost: x\r\nX-Slow: ")).isEmpty();
    }

    /** All that is received until the service closes the connection. */
    private String responseTo(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(8_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
