package dev.souk.storefront.ws;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a client.
 *
 * @param token of {@code authenticate}, the first message of a connection
 * @param orderId of {@code watch_order} and {@code unwatch_order}
 * @param lastEventId of {@code watch_order}: the id of the last event that is known; null for the present status
 */
record ClientMessage(
        Type type,
        @Nullable String token,
        @Nullable UUID orderId,
        @Nullable Integer lastEventId) {

    /** What the client wants. */
    enum Type {
        AUTHENTICATE,
        WATCH_ORDER,
        UNWATCH_ORDER,
        WATCH_STOCK
    }
}
