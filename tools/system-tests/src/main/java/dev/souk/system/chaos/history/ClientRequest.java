package dev.souk.system.chaos.history;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client.
 *
 * @param intent why it is sent
 * @param key    the Idempotency-Key; null for a read
 * @param body   JSON; null for none
 * @param etag   for If-Match; null for none
 */
public record ClientRequest(
        Intent intent, String method, String path, @Nullable UUID key, @Nullable String body, @Nullable String etag) {

    /** A read. */
    public static ClientRequest read(Intent intent, String path) {
        return new ClientRequest(intent, "GET", path, null, null, null);
    }

    /** A write, executed once for each key. */
    public static ClientRequest write(Intent intent, String method, String path, UUID key, @Nullable String body) {
        return new ClientRequest(intent, method, path, key, body, null);
    }

    /** The same, conditional on the version that was read. */
    public ClientRequest ifMatch(String version) {
        return new ClientRequest(intent, method, path, key, body, version);
    }

    /** Headers by name, without the token. */
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
