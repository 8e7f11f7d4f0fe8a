package dev.souk.system.chaos.load;

import dev.souk.tools.client.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client.
 *
 * @param intent why it is sent
 * @param key the Idempotency-Key; null for a read
 * @param body JSON; null for none
 * @param etag for If-Match; null for none
 */
public record ClientRequest(
        Intent intent,
        String method,
        String path,
        @Nullable UUID key,
        @Nullable String body,
        @Nullable String etag) {

    public static ClientRequest get(Intent intent, String path) {
        return new ClientRequest(intent, "GET", path, null, null, null);
    }

    /** A write, executed once for each key. */
    public static ClientRequest post(Intent intent, String path, UUID key, @Nullable String body) {
        return new ClientRequest(intent, "POST", path, key, body, null);
    }

    /** As the caller with this token sends it; null for none. */
    Call call(@Nullable String token) {
        var headers = new HashMap<String, String>();
        putUnlessNull(headers, "Idempotency-Key", key);
        putUnlessNull(headers, "If-Match", etag);
        putUnlessNull(headers, "Content-Type", body == null ? null : "application/json");
        putUnlessNull(headers, "Authorization", token == null ? null : "Bearer " + token);
        return new Call(method, path, headers, body);
    }

    private static void putUnlessNull(Map<String, String> headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }
}
