package dev.souk.storefront.ws;

import dev.souk.common.problem.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

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

    /** The message; fails with 400 if it is none. */
    static ClientMessage of(String text) {
        try {
            ClientMessage message = ServerMessage.JSON.readValue(text, ClientMessage.class);
            if (message != null && message.type() != null) { // the text null is JSON, too
                return message;
            }
        } catch (JacksonException unreadable) {
            // below, as for a message without a type
        }
        throw Problems.BAD_REQUEST.with("A message is JSON with a type: watch_order, unwatch_order or watch_stock.");
    }
}
