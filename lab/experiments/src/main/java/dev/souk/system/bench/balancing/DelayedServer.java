package dev.souk.system.bench.balancing;

import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.chaos.environment.Pacing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers every request after a delay, on a free port of the loopback address. Each connection has a virtual thread.
 */
final class DelayedServer implements AutoCloseable {

    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);
    private static final int BACKLOG = 500;

    private final ServerSocket socket;
    private volatile Supplier<Duration> delay;

    DelayedServer(Supplier<Duration> delay) throws IOException {
        this.delay = delay;
        this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Pacing.start(this::accept);
    }

    HttpAddress address() {
        return HttpAddress.plain(URI.create("http://127.0.0.1:" + socket.getLocalPort()));
    }

    /** Of requests from now on. */
    void delay(Supplier<Duration> next) {
        delay = next;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Pacing.start(() -> serve(connection));
            } catch (IOException closed) {
                // the condition ends the loop
            }
        }
    }

    private void serve(Socket connection) throws InterruptedException {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = connection.getOutputStream();
            while (readHead(in)) {
                Pacing.pause(delay.get());
                out.write(RESPONSE);
            }
        } catch (IOException disconnected) {
            // nobody waits for an answer
        }
    }

    /** Reads up to the empty line that ends a request without a body; false at the end of the connection. */
    private static boolean readHead(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        return line != null;
    }

    /** Refuses new connections; those that are open end with their clients. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
