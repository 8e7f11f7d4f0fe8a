package dev.souk.grpc.testing;

import com.google.protobuf.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A client of gRPC-Web, with these headers in each request.
 *
 * @param gateway its address
 */
public record WebCaller(URI gateway, Map<String, String> headers) {

    public static final String BINARY = "application/grpc-web+proto";
    public static final String TEXT = "application/grpc-web-text";

    /** As the gateway calls. With HTTP/2 this client resets no stream whose body is closed. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Without a token. */
    public static WebCaller of(URI gateway) {
        return new WebCaller(gateway, Map.of("Content-Type", BINARY));
    }

    /** The same with this token. */
    public WebCaller withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with another header. */
    public WebCaller with(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new WebCaller(gateway, all);
    }

    /** Calls a method, such as {@code souk.user.v1.UserService/GetUser}, and reads the response to its end. */
    public WebResponse call(String method, Message message) {
        return WebResponse.of(send(method, body(message)));
    }

    /** Calls a method and reads its first message, or its status if it has none. */
    public WebResponse first(String method, byte[] message) {
        return WebResponse.of(send(method, frame(0, message)), 1);
    }

    /** Calls with a body that may be none of gRPC-Web. */
    public WebResponse callWithBody(String method, byte[] body) {
        return WebResponse.of(send(method, body));
    }

    /** Begins a call; the response is closed by the caller. */
    public HttpResponse<InputStream> open(String method, Message message) {
        return send(method, body(message));
    }

    /** A frame: 0 for a message, 0x80 for trailers, with 1 if it is compressed. */
    public static byte[] frame(int kind, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) kind)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private byte[] body(Message message) {
        byte[] frame = frame(0, message.toByteArray());
        return TEXT.equals(headers.get("Content-Type")) ? Base64.getEncoder().encode(frame) : frame;
    }

    private HttpResponse<InputStream> send(String method, byte[] body) {
        var request = HttpRequest.newBuilder(gateway.resolve("/" + method))
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
