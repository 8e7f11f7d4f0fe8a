package dev.souk.system.chaos.history;

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
}
