package dev.souk.system.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that opens with the first request and stays open. Written on a plain socket, because the
 * client shares the processors with the system that it measures: the JDK's client takes seven times the CPU for a
 * request.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int BUFFER = 8_192;
    private static final Pattern LENGTH = Pattern.compile("\\ncontent-length: *(\\d+)");

    private final HttpAddress address;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private boolean responseBegun;

    /**
     * Whether a request is sent again to which an open connection gave no response: a server may close one at any time
     * while it is idle, and a client repeats the request then (RFC 9112, section 9.3.1).
     */
    private boolean repeatsLost = true;

    /** The response to a request, its body read to the end. */
    public record Response(int status, String body) {}

    /** To this server; not opened yet. */
    public HttpConnection(HttpAddress address) {
        this.address = address;
    }

    /** Sends nothing twice from now on. */
    void repeatNothing() {
        repeatsLost = false;
    }

    /**
     * Sends a request and reads the whole response, which of an event stream is up to its end. Closes the connection if
     * that fails, so that the next request opens another one.
     *
     * @param headers whole lines, each with its end
     */
    public Response send(String method, String path, String headers, String json) throws IOException {
        String type = json.isEmpty() ? "" : "Content-Type: application/json\r\n";
        String text = "%s %s HTTP/1.1\r\nHost: %s\r\n%s%sContent-Length: %s\r\n\r\n%s"
                .formatted(method, path, address.url().getAuthority(), headers, type, json.length(), json);
        boolean isNew = socket == null;
        try {
            return exchange(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException lost) {
            close();
            if (isNew || !repeatsLost || responseBegun || lost instanceof SocketTimeoutException) {
                throw lost;
            }
            return send(method, path, headers, json);
        }
    }

    private Response exchange(byte[] request) throws IOException {
        Socket open = socket == null ? address.connect() : socket;
        if (socket == null) {
            in = new BufferedInputStream(open.getInputStream(), BUFFER);
            socket = open;
        }
        responseBegun = false;
        open.getOutputStream().write(request);
        in.mark(1);
        responseBegun = in.read() >= 0;
        in.reset();
        String head = head(in);
        return new Response(Integer.parseInt(head, 9, 12, 10), new String(body(in, head), StandardCharsets.UTF_8));
    }

    /** The lines of a response before its body, in small letters, each with its end. */
    public static String head(InputStream in) throws IOException {
        var head = new StringBuilder(BUFFER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    /** What follows such a head. */
    public static byte[] body(InputStream in, String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return exactly(in, Integer.parseInt(length.group(1)));
        }
        return head.contains("transfer-encoding: chunked") ? chunks(in) : new byte[0];
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line(in), 16);
            body.writeBytes(exactly(in, size));
            line(in);
        } while (size > 0);
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("connection closed within a response");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
