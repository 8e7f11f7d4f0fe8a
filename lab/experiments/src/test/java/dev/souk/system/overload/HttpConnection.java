package dev.souk.system.overload;

import static dev.souk.system.bench.load.HttpConnection.body;
import static dev.souk.system.bench.load.HttpConnection.head;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** One HTTP/1.1 connection from a chosen source address; it knows as much of HTTP as the load needs. */
final class HttpConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int DRIP_MILLIS = 500;

    private final Socket socket;
    private final InputStream in;

    HttpConnection(String source, int port) throws IOException {
        this.socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(source), 0));
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
        this.in = new BufferedInputStream(socket.getInputStream(), 2_048);
    }

    /**
     * The head of a response; its body has been read, unless it is a stream.
     *
     * @param retryAfter whether there is a Retry-After header
     * @param reusable whether the server keeps the connection open
     * @param stream whether the body is a stream of events, which may last for minutes
     */
    record Response(int status, boolean retryAfter, boolean reusable, boolean stream) {

        boolean isRejection() {
            return status == 429 || status == 503;
        }
    }

    Response send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String head = head(in);
        boolean stream = head.contains("text/event-stream");
        if (!stream) {
            var _ = body(in, head);
        }
        int status = Integer.parseInt(head, "http/1.1 ".length(), "http/1.1 ".length() + 3, 10);
        return new Response(status, head.contains("\nretry-after:"), !head.contains("connection: close"), stream);
    }

    /** Reads events until {@code deadline}, in nanoseconds of {@link System#nanoTime}, or the end of the stream. */
    void readStreamUntil(long deadline) throws IOException {
        byte[] buffer = new byte[512];
        while (System.nanoTime() < deadline) {
            if (in.read(buffer) < 0) {
                return;
            }
        }
    }

    /** Sends the beginning of a request, and waits until {@code deadline} or the end of the connection. */
    void sendAndHoldUntil(byte[] beginning, long deadline) throws IOException {
        socket.getOutputStream().write(beginning);
        socket.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Sends the beginning of a request and then a byte twice a second, until {@code deadline} or the end. */
    void dripUntil(byte[] beginning, long deadline) throws IOException {
        socket.getOutputStream().write(beginning);
        socket.setSoTimeout(DRIP_MILLIS);
        while (System.nanoTime() < deadline && !hasEndedWithinTimeout()) {
            socket.getOutputStream().write('a');
        }
    }

    private boolean hasEndedWithinTimeout() throws IOException {
        try {
            return in.read(new byte[512]) < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
