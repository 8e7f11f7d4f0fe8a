package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.AbstractShortTimeoutsIT;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 120 connections at most, two of each address that is no trusted proxy; all addresses of 127/8 are this machine. */
class ConnectionLimitIT extends AbstractShortTimeoutsIT {

    private static final int MAX = 120;
    private static final String REQUEST = "GET /unknown HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final List<Socket> open = new ArrayList<>();

    /** The connections of other tests count until the gateway has noticed their end. */
    @BeforeEach
    void awaitTheEndOfOthers() {
        await().until(() -> {
            int served = connectUpTo(4);
            disconnect();
            return served == 4;
        });
    }

    @AfterEach
    void disconnect() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Test
    void aConnectionBeyondTheLimitIsAnswered503AndClosedAndTheNextOneServedWhenAnotherHasLeft() throws IOException {
        await().until(() -> {
            boolean all = connectUpTo(MAX + 1) == MAX;
            if (!all) {
                disconnect();
            }
            return all;
        });

        String rejection = wholeResponseOf(connect("127.0.0.3"));
        assertThat(rejection)
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 1\r\n", "Connection: close\r\n", "/problems/service-unavailable");

        open.getFirst().close();
        await().untilAsserted(() -> assertThat(responseOf(connect("127.0.0.3"))).startsWith("HTTP/1.1 404"));
    }

    @Test
    void oneClientCannotTakeAllConnections(@Autowired MeterRegistry meters) throws IOException {
        responseOf(connect("127.0.0.4"));
        responseOf(connect("127.0.0.4"));
        Counter rejected = meters.get("souk.gateway.requests.rejected")
                .tag("reason", "client")
                .counter();
        double before = rejected.count();

        assertThat(wholeResponseOf(connect("127.0.0.4")))
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: 1\r\n", "Connection: close\r\n", "/problems/too-many-requests");
        assertThat(responseOf(connect("127.0.0.5"))).startsWith("HTTP/1.1 404");
        assertThat(rejected.count()).isEqualTo(before + 1);
    }

    /** Two from each address, until one is rejected; how many were served. */
    private int connectUpTo(int count) throws IOException {
        int served = 0;
        while (served < count
                && responseOf(connect("127.0.2." + (1 + served / 2))).startsWith("HTTP/1.1 404")) {
            served++;
        }
        return served;
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
