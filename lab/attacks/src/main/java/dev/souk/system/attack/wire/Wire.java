package dev.souk.system.attack.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;

/** Connections to one server. Every request has one of its own, and their number is limited. */
public final class Wire {

    private static final int MAX_CALLS = 5_000;
    private static final int MAX_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 3_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI server;
    private final AtomicInteger calls = new AtomicInteger();

    /** For a base URL such as {@code http://localhost:8080}. */
    public Wire(URI server) {
        this.server = server;
    }

    /** How many requests were sent. */
    public int calls() {
        return calls.get();
    }

    /** Host and port as in a header. */
    public String authority() {
        return server.getAuthority();
    }

    /**
     * Sends a request and reads until the server closes the connection, for at most 10 seconds.
     *
     * @throws SocketTimeoutException when nothing came back in this time
     */
    public Answer send(Request request) throws IOException {
        long begin = System.nanoTime();
        byte[] received = exchange(request.bytes(authority()), TIMEOUT);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (received.length == 0 && took.compareTo(TIMEOUT) >= 0) {
            throw new SocketTimeoutException("No response within %s s".formatted(TIMEOUT.toSeconds()));
        }
        return Answers.parse(received, took);
    }

    /** Sends text as it is, one byte for each character, and returns what comes back until there is silence. */
    public String sendRaw(String text, Duration silence) throws IOException {
        byte[] received = exchange(text.getBytes(StandardCharsets.ISO_8859_1), silence);
        return new String(received, StandardCharsets.ISO_8859_1);
    }

    private byte[] exchange(byte[] request, Duration silence) throws IOException {
        if (calls.incrementAndGet() > MAX_CALLS) {
            throw new IOException("More than %s requests".formatted(MAX_CALLS));
        }
        try (Socket socket = connect()) {
            socket.setSoTimeout((int) silence.toMillis());
            var received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                read(socket.getInputStream(), received);
            } catch (SocketException | SocketTimeoutException closed) {
                return received.toByteArray(); // what came before a reset or the silence counts
            }
            return received.toByteArray();
        }
    }

    private static void read(InputStream in, ByteArrayOutputStream received) throws IOException {
        byte[] buffer = new byte[8_192];
        for (int count = in.read(buffer); count >= 0 && received.size() < MAX_BYTES; count = in.read(buffer)) {
            received.write(buffer, 0, count);
        }
    }

    private Socket connect() throws IOException {
        boolean tls = "https".equals(server.getScheme());
        int port = server.getPort() > 0 ? server.getPort() : tls ? 443 : 80;
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server.getHost(), port), CONNECT_MILLIS);
            return tls ? secured(socket, port) : socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private Socket secured(Socket socket, int port) throws IOException {
        return ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, server.getHost(), port, true);
    }
}
