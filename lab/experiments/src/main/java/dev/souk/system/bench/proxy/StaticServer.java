package dev.souk.system.bench.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers every request at once with the same JSON. Written on plain sockets because it shares the processors with the
 * gateways before it: what it takes, they lack.
 */
public final class StaticServer implements AutoCloseable {

    private static final int BUFFER = 4_096;
    private static final int BACKLOG = 256;

    private final byte[] response;
    private final ServerSocket socket;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final LongAdder requests = new LongAdder();

    /** Listens on a free port of the loopback address. */
    public StaticServer(String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(body.length, json)
                .getBytes(StandardCharsets.UTF_8);
        socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Its port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** How many requests it has answered. */
    public long requests() {
        return requests.sum();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
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
            // nobody waits for an answer
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
