package dev.souk.testing.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the requests of one caller.
 *
 * @param headers of every request
 */
public record ApiClient(String baseUrl, Map<String, String> headers) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** A caller without a token of the server at this URL. */
    public ApiClient(String baseUrl) {
        this(baseUrl, Map.of());
    }

    /** The same caller with one more header on every request. */
    public ApiClient with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiClient(baseUrl, more);
    }

    /** The same caller with this token. */
    public ApiClient withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiResponse get(String path) {
        return send("GET", path, null);
    }

    public ApiResponse delete(String path) {
        return send("DELETE", path, null);
    }

    /** A {@code body} that is a string is sent unchanged, anything else as JSON. */
    public ApiResponse post(String path, Object body) {
        return send("POST", path, body);
    }

    /** {@code body} as in {@link #post}. */
    public ApiResponse put(String path, Object body) {
        return send("PUT", path, body);
    }

    /** {@code body} as in {@link #post}. */
    public ApiResponse patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        return body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(
                        body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body));
    }

    /** Any method; {@code body} as in {@link #post}, none if it is null. */
    public ApiResponse send(String method, String path, @Nullable Object body) {
        return new ApiResponse(exchange(method, path, body, BodyHandlers.ofString()));
    }

    /** The same for a response whose body need not be read to its end. */
    public <T> HttpResponse<T> exchange(String method, String path, @Nullable Object body, BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, publisher(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return HTTP.sendAsync(request.build(), handler).join();
    }
}
