package dev.souk.system.bench.load;

import dev.souk.system.chaos.environment.Pacing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Responds to every request with the same JSON, at once. Written on plain sockets because it shares the processors with
 * what is measured before it: what it takes, that lacks. Each connection has a virtual thread.
 */
public final class StubServer implements AutoCloseable {

    private static final int BUFFER = 4_096;
    private static final int BACKLOG = 500;

    private final byte[] response;
    private final ServerSocket socket;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final LongAdder requests = new LongAdder();

    /** Listens on a free port of the loopback address. */
    public StubServer(String json) throws IOException {
        response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(json.getBytes(StandardCharsets.UTF_8).length, json)
                .getBytes(StandardCharsets.UTF_8);
        socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Pacing.start(this::accept);
    }

    /** Where it listens. */
    public HttpAddress address() {
        return HttpAddress.plain(URI.create("http://127.0.0.1:" + port()));
    }

    /** Its port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** How many requests have come. */
    public long requests() {
        return requests.sum();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Pacing.start(() -> serve(connection));
            } catch (IOException closed) {
                // the condition ends the loop
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream(), BUFFER);
            OutputStream out = connection.getOutputStream();
            while (readHead(in)) {
                requests.increment(); // first, so that whoever has the response finds it counted
                out.write(response);
            }
        } catch (IOException disconnected) {
            // nobody waits for a response
        } finally {
            connections.remove(connection);
        }
    }

    /** Reads up to the empty line that ends a request without a body; false at the end of the connection. */
    private static boolean readHead(InputStream in) throws IOException {
        int length = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                if (length == 0) {
                    return true;
                }
                length = 0;
            } else if (next != '\r') {
                length++;
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
