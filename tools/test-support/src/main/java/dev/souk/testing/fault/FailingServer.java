package dev.souk.testing.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An instance of a service, on a socket, that fails in one way. */
public final class FailingServer implements AutoCloseable {

    private static final int NEVER = 60_000;
    private static final int SLOWLY = 300;

    /** A test calls every route at once: a connection beyond the queue is tried again after 1 s, which is too late. */
    private static final int BACKLOG = 1_000;

    private final Fault fault;
    private final String rest;
    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** With the JSON that it responds unless it fails. */
    public FailingServer(Fault fault, String json) {
        this.fault = fault;
        this.rest = "Connection: close\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(json.length(), json);
        try {
            this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            if (fault == Fault.REFUSED) {
                server.close();
            } else {
                Thread.ofVirtual().start(this::accept);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Its port on the loopback address. */
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            }
        } catch (SocketException closing) {
            // by close()
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var requests =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            String method = readHead(requests);
            if (method != null) {
                caller.getOutputStream().write(response(method).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException callerHasLeft) {
            // the gateway closes connections of calls that took too long
        }
    }

    /** The method of the next request, which has no body; null at the end. */
    private static @Nullable String readHead(BufferedReader requests) throws IOException {
        String line = requests.readLine();
        String method = line == null ? null : line.split(" ", 2)[0];
        while (line != null && !line.isEmpty()) {
            line = requests.readLine();
        }
        return method;
    }

    private String response(String method) {
        String response = switch (fault) {
            case REFUSED, NO_INSTANCE, CLOSED -> "";
            case RESET -> "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";
            case GARBAGE -> "no HTTP at all\r\n\r\n";
            case HANGS -> after(NEVER, "");
            case SLOW -> after(SLOWLY, "HTTP/1.1 200 OK\r\n" + rest);
            case ERROR -> "HTTP/1.1 500 Internal Server Error\r\n" + rest;
            case OVERLOADED -> "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\n" + rest;
            case BREAKER_OPEN -> "HTTP/1.1 200 OK\r\n" + rest;
        };
        boolean hasBody = !method.equals("HEAD");
        return hasBody ? response : response.replaceAll("(?s)\r\n\r\n.*", "\r\n\r\n");
    }

    private String after(int milliseconds, String response) {
        try {
            boolean _ = closed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return response;
    }
}
