package dev.souk.system.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CustomerConnectionTest {

    private static final String COMPLETE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final String BROKEN_OFF = "HTTP/1.1 200 OK\r\n";
    private static final String REJECTED = "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 2\r\n\r\n{}";
    private static final String NONE = "";

    private final AtomicInteger connections = new AtomicInteger();

    @AutoClose
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    CustomerConnectionTest() throws IOException {}

    @Test
    void aRequestOnAConnectionThatTheServerHasClosedIsRepeatedOnANewOne() throws IOException {
        try (Customer customer = customer(List.of(COMPLETE), List.of(COMPLETE))) {
            customer.readItems();

            assertThat(customer.readItems()).isEqualTo("{}");
        }
        assertThat(connections).hasValue(2);
    }

    @Test
    void aNewConnectionWithoutAResponseIsAnError() throws IOException {
        try (Customer customer = customer(List.of(NONE), List.of(COMPLETE))) {
            assertThatThrownBy(customer::readItems).isInstanceOf(EOFException.class);
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void aResponseThatBreaksOffIsAnError() throws IOException {
        try (Customer customer = customer(List.of(COMPLETE, BROKEN_OFF), List.of(COMPLETE))) {
            customer.readItems();

            assertThatThrownBy(customer::readItems).isInstanceOf(EOFException.class);
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void aRejectionIsAnErrorAndIsNotRepeated() throws IOException {
        try (Customer customer = customer(List.of(REJECTED, COMPLETE), List.of(COMPLETE))) {
            assertThatThrownBy(customer::readItems).hasMessageStartingWith("GET /items?limit=20 503");
        }
    }

    /** Of a server that gives these responses on the first connection and those on the second, and closes each then. */
    private Customer customer(List<String> first, List<String> second) throws IOException {
        Iterator<List<String>> responses = List.of(first, second).iterator();
        Thread.ofVirtual().start(() -> {
            try {
                while (responses.hasNext()) {
                    respond(responses.next());
                }
            } catch (IOException closed) {
                // the test has ended
            }
        });
        var address = HttpAddress.plain("http://localhost:" + server.getLocalPort());
        return new Customer(address, "somebody@souk.example", "no password", "item");
    }

    private void respond(List<String> responses) throws IOException {
        try (Socket socket = server.accept();
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            connections.incrementAndGet();
            for (String response : responses) {
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
