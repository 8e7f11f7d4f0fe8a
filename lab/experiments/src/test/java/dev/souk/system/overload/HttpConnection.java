package dev.souk.system.overload;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
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
        String head = readHead();
        boolean stream = head.contains("text/event-stream");
        if (!stream) {
            readBody(head);
        }
        int status = Integer.parseInt(head, "http/1.1 ".length(), "http/1.1 ".length() + 3, 10);
        return new Response(status, head.contains("\r\nretry-after:"), !head.contains("connection: close"), stream);
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

    private String readHead() throws IOException {
        var head = new StringBuilder(512);
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            head.append(line).append("\r\n");
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    private void readBody(String head) throws IOException {
        int length = head.indexOf("content-length: ");
        if (length >= 0) {
            int start = length + "content-length: ".length();
            in.skipNBytes(Long.parseLong(head, start, head.indexOf('\r', start), 10));
        } else if (head.contains("transfer-encoding: chunked")) {
            readChunks();
        }
    }

    private void readChunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(readLine(), 16);
            in.skipNBytes(size);
            readLine();
        } while (size > 0);
    }

    private String readLine() throws IOException {
        var line = new StringBuilder(64);
        for (int next = read(); next != '\n'; next = read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private int read() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("The server closed the connection");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
