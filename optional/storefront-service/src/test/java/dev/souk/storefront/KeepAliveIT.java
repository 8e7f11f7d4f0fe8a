package dev.souk.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** As in the gateway: a request that is rejected while it waits for the one before it. Found by a test that hung. */
class KeepAliveIT extends AbstractStorefrontIT {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final String QUERY = "{\"query\": \"{ items { nodes { id } } }\"}";
    private static final String SLOW = """
            POST /graphql HTTP/1.1\r
            Host: x\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            %s""".formatted(QUERY.length(), QUERY);
    private static final String REJECTED = "GET /private HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST = "GET /private HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @Test
    void aConnectionIsStillReadAfterAQueuedRequestWasRejected() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);

            send(socket, SLOW + REJECTED);
            readUntil(socket, "/problems/unauthorized");
            send(socket, LAST);

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("HTTP/1.1 401 ");
        }
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    }

    private static void readUntil(Socket socket, String end) throws IOException {
        var read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException(read.toString());
            }
            read.append((char) next);
        }
    }
}
