package dev.souk.order.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The history of an order with all its messages, as order-service knows it.
 *
 * @param entries by time
 */
record OrderTimeline(OrderView order, List<Entry> entries) {

    /**
     * A state or a message.
     *
     * @param kind {@code state}: the order changed to this state; {@code sent}: it sent a message; {@code received}: it
     *     received a message
     * @param what the state, or the type of the message
     * @param eventId the message's {@code ce_id}
     * @param sequence the message's {@code ce_sequence}
     * @param detail of a state the reason. Of a message that was sent the state of its delivery to the broker:
     *     {@code acknowledged}, {@code waiting} or {@code parked}. Of a message that was received its effect:
     *     {@code applied} changed the state; {@code noted} is the first of two responses, or a late response during a
     *     cancellation; {@code ignored} and {@code unexpected} had no effect, nor had a {@code duplicate}, of which the
     *     latest is shown with the number of all
     */
    @Schema(name = "OrderTimelineEntry")
    record Entry(
            Instant at,

            @Schema(allowableValues = {"state", "sent", "received"})
            String kind,

            String what,
            @Nullable UUID eventId,
            @Nullable Long sequence,
            @Nullable String detail) {}
}
