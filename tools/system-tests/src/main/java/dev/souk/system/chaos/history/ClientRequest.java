package dev.souk.system.chaos.history;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks.
 *
 * @param intent what it is for
 * @param key    the Idempotency-Key; null for a call that changes nothing
 * @param body   JSON; null for none
 * @param etag   for If-Match; null for none
 */
public record ClientRequest(
        Intent intent,
        String method,
        String path,
        @Nullable UUID key,
        @Nullable String body,
        @Nullable String etag) {

    /** A call that changes nothing. */
    public static ClientRequest read(Intent intent, String path) {
        return new ClientRequest(intent, "GET", path, null, null, null);
    }

    /** A call that changes something, once for each key. */
    public static ClientRequest write(Intent intent, String method, String path, UUID key, @Nullable String body) {
        return new ClientRequest(intent, method, path, key, body, null);
    }

    /** The same, only if the resource is still what was seen. */
    public ClientRequest ifStill(String seen) {
        return new ClientRequest(intent, method, path, key, body, seen);
    }

    /** Headers by name, the token apart. */
    public Map<String, String> headers() {
        var headers = new java.util.HashMap<String, String>();
        if (key != null) {
            headers.put("Idempotency-Key", key.toString());
        }
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }
}
