package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.GatewayIT;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Three connections at most, two of each address; all addresses of 127/8 are this machine. */
@TestPropertySource(
        properties = {
            "souk.gateway.concurrency.max-connections=3",
            "souk.gateway.concurrency.max-connections-per-client=2"
        })
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
        Socket first = connect("127.0.0.1");
        assertThat(responseOf(first)).startsWith("HTTP/1.1 404");
        assertThat(responseOf(connect("127.0.0.2"))).startsWith("HTTP/1.1 404");
        assertThat(responseOf(connect("127.0.0.2"))).startsWith("HTTP/1.1 404");

        String rejection = wholeResponseOf(connect("127.0.0.1"));
        assertThat(rejection)
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 1\r\n", "Connection: close\r\n", "/problems/service-unavailable");

        first.close();
        await().untilAsserted(() -> assertThat(responseOf(connect("127.0.0.1"))).startsWith("HTTP/1.1 404"));
    }

    @Test
    void oneClientCannotTakeAllConnections() throws IOException {
        responseOf(connect("127.0.0.1"));
        responseOf(connect("127.0.0.1"));

        assertThat(wholeResponseOf(connect("127.0.0.1")))
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: 1\r\n", "Connection: close\r\n", "/problems/too-many-requests");
        assertThat(responseOf(connect("127.0.0.2"))).startsWith("HTTP/1.1 404");
    }

    @Test
    void aSilentConnectionBeyondTheLimitIsClosed() throws IOException {
        responseOf(connect("127.0.0.1"));
        responseOf(connect("127.0.0.1"));

        assertThat(connect("127.0.0.1").getInputStream().read()).isEqualTo(-1);
    }

    @SuppressWarnings("AddressSelection") // the source address must be of the same family
    private Socket connect(String source) throws IOException {
        var socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress(source, 0));
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        socket.connect(new InetSocketAddress("127.0.0.1", uri("/").getPort()));
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
