package dev.souk.system.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP/1.1 connection that stays open. Written on a plain socket, because the client shares the processors with the
 * system that it measures: a client library takes several times the CPU for a request.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int BUFFER = 8_192;
    private static final Pattern LENGTH = Pattern.compile("\\ncontent-length: *(\\d+)");

    private final Socket socket;
    private final InputStream in;
    private final String host;
    private boolean responseBegun;

    /** The response to a request, its body read to the end. */
    public record Response(int status, String body) {}

    /** Opens it. */
    public HttpConnection(HttpAddress address) throws IOException {
        socket = address.connect();
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        host = address.url().getAuthority();
    }

    /**
     * Sends a request and reads the whole response, which of an event stream is up to its end.
     *
     * @param headers whole lines, each with its end
     */
    public Response send(String method, String path, String headers, String json) throws IOException {
        String type = json.isEmpty() ? "" : "Content-Type: application/json\r\n";
        String text = "%s %s HTTP/1.1\r\nHost: %s\r\n%s%sContent-Length: %s\r\n\r\n%s"
                .formatted(method, path, host, headers, type, json.length(), json);
        responseBegun = false;
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        String head = head();
        return new Response(Integer.parseInt(head, 9, 12, 10), new String(body(head), StandardCharsets.UTF_8));
    }

    /** Whether any byte of the response to the last request has come. */
    boolean hasResponseBegun() {
        return responseBegun;
    }

    private String head() throws IOException {
        var head = new StringBuilder(BUFFER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    private byte[] body(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return exactly(Integer.parseInt(length.group(1)));
        }
        return head.contains("transfer-encoding: chunked") ? chunks() : new byte[0];
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            body.writeBytes(exactly(size));
            line();
        } while (size > 0);
        return body.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("connection closed within a response");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection closed");
            }
            responseBegun = true;
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
