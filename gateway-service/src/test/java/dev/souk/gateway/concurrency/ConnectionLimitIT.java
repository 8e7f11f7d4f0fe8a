package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.GatewayIT;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "souk.gateway.concurrency.max-connections=2")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class ConnectionLimitIT extends GatewayIT {

    private static final String REQUEST = "GET /unknown HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void aConnectionBeyondTheLimitIsAnswered503AndClosedAndTheNextOneServedWhenAnotherHasLeft() throws IOException {
        Socket first = connect();
        assertThat(responseOf(first)).startsWith("HTTP/1.1 404");
        assertThat(responseOf(connect())).startsWith("HTTP/1.1 404");

        Socket third = connect();
        String rejection = wholeResponseOf(third);
        assertThat(rejection)
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 1\r\n", "Connection: close\r\n", "/problems/service-unavailable");

        first.close();
        await().untilAsserted(() -> assertThat(responseOf(connect())).startsWith("HTTP/1.1 404"));
    }

    @Test
    void aSilentConnectionBeyondTheLimitIsClosed() throws IOException {
        responseOf(connect());
        responseOf(connect());

        assertThat(connect().getInputStream().read()).isEqualTo(-1);
    }

    private Socket connect() throws IOException {
        var socket = new Socket("localhost", uri("/").getPort());
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        open.add(socket);
        return socket;
    }

    /** The beginning of the response. */
    private static String responseOf(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    /** Everything up to the end of the connection. */
    private static String wholeResponseOf(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
