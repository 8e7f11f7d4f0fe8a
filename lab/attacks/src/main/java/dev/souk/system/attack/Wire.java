package dev.souk.system.attack;

import dev.souk.tools.process.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Connections to one server. Every request has one of its own, and their number is limited.
 *
 * @param server a base URL such as {@code http://localhost:8080}
 * @param limit how long requests are repeated at most
 * @param calls how many requests were sent
 */
record Wire(URI server, Duration limit, AtomicInteger calls) {

    private static final int MAX_CALLS = 5_000;
    private static final int MAX_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(15); // longer than the gateway waits for a head

    /** Sends it as it is; again while the caller has to slow down, or a service is busy and it does nothing twice. */
    Response send(String request) throws IOException {
        boolean isSafe = request.startsWith("GET ") || request.contains("\r\nIdempotency-Key: ");
        return sendUntil(
                () -> request,
                Integer.MAX_VALUE,
                response -> response.status() != TOO_MANY_REQUESTS && !(isSafe && response.isUnavailable()));
    }

    /** Sends requests, at most so many, until a response is as wanted; the last response, wanted or not. */
    Response sendUntil(Supplier<String> requests, int times, Predicate<Response> wanted) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Response response = sendOnce(requests.get());
        for (int i = 1; i < times && !wanted.test(response) && System.nanoTime() < end; i++) {
            var _ = new Await(INTERVAL, INTERVAL).until(() -> false);
            response = sendOnce(requests.get());
        }
        return response;
    }

    private Response sendOnce(String request) throws IOException {
        long begin = System.nanoTime();
        String received = send(request, TIMEOUT);
        return Response.parse(received, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Whether the server can reach what listens on the loopback addresses of this machine. */
    boolean isOnThisMachine() throws IOException {
        return InetAddress.getByName(server.getHost()).isLoopbackAddress();
    }

    /**
     * Sends text as it is, one byte for each character, and returns what comes back until the server closes the
     * connection or is silent for so long. Throws an exception if nothing comes within 15 seconds: a server that hangs
     * has not refused.
     */
    String send(String text, Duration silence) throws IOException {
        if (calls.incrementAndGet() > MAX_CALLS) {
            throw new IOException("More than %s requests".formatted(MAX_CALLS));
        }
        boolean tls = "https".equals(server.getScheme());
        int port = server.getPort() > 0 ? server.getPort() : tls ? 443 : 80;
        SocketFactory sockets = tls ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
        var received = new ByteArrayOutputStream();
        try (Socket socket = sockets.createSocket()) {
            socket.connect(new InetSocketAddress(server.getHost(), port), CONNECT_MILLIS);
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            exchange(socket, text, silence, received);
        }
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private static void exchange(Socket socket, String text, Duration silence, ByteArrayOutputStream received)
            throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8_192];
            for (int count = in.read(buffer); count >= 0 && received.size() < MAX_BYTES; count = in.read(buffer)) {
                received.write(buffer, 0, count);
                socket.setSoTimeout((int) silence.toMillis());
            }
        } catch (SocketException reset) {
            return; // what came before counts
        } catch (SocketTimeoutException silent) {
            if (received.size() == 0) {
                throw silent;
            }
        }
    }
}
