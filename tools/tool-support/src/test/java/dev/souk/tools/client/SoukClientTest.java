package dev.souk.tools.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SoukClientTest {

    private static final String PART = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"id\"";

    @Test
    @Timeout(20)
    void aServerThatStopsWithinItsResponseIsNotWaitedFor() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var connection = new CompletableFuture<Socket>();
            Thread.ofVirtual().start(() -> connection.completeAsync(() -> begin(server), Runnable::run));

            assertThatExceptionOfType(HttpTimeoutException.class)
                    .isThrownBy(() -> client(server.getLocalPort()).send(Call.get("/")));
            connection.orTimeout(10, TimeUnit.SECONDS).join().close();
        }
    }

    @Test
    void whatHasFailedIsWhatItWas() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> client(port).send(Call.get("/")));
    }

    private static SoukClient client(int port) {
        return new SoukClient("http://127.0.0.1:" + port, Duration.ofMillis(500));
    }

    private static Socket begin(ServerSocket server) {
        try {
            Socket connection = server.accept();
            connection.getOutputStream().write(PART.getBytes(US_ASCII));
            return connection;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
