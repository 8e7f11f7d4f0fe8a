package dev.souk.tools.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An HTTP request; the path is relative to the base URL of the client. */
public record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    /** A GET request. */
    public static Call get(String path) {
        return new Call("GET", path, Map.of(), null);
    }

    /** A POST request with a JSON body. */
    public static Call post(String path, String json) {
        return new Call("POST", path, Map.of("Content-Type", "application/json"), json);
    }

    /** The same with a new idempotency key. */
    public Call withIdempotencyKey() {
        return with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The same with a bearer token. */
    public Call withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with one more header. */
    public Call with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call(method, path, all, body);
    }
}
