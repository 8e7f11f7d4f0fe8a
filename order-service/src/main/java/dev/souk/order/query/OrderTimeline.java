package dev.souk.order.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order's whole story, as far as order-service knows it.
 *
 * @param entries in the order of time
 */
@Schema(name = "OrderTrace")
record OrderTimeline(OrderView order, List<Entry> entries) {

    /**
     * One thing that happened to the order.
     *
     * @param kind {@code state}: it came to be in a state; {@code sent}: a message about it was written;
     *     {@code received}: a message for it came
     * @param what the state, or the message's type
     * @param eventId the message's {@code ce_id}
     * @param sequence the message's {@code ce_sequence}
     * @param detail of a state the reason. Of a message that was sent whether the broker has it: {@code acknowledged},
     *     {@code waiting} or {@code parked}. Of one that came what it did: {@code applied} moved the order on, {@code
     *     noted} is one answer of two, or one to a question that has been taken back; {@code late} and {@code
     *     out-of-place} did nothing, and so did a {@code duplicate}, of which the latest is shown with their number
     */
    @Schema(name = "OrderTraceEntry")
    record Entry(
            Instant at,
            String kind,
            String what,
            @Nullable UUID eventId,
            @Nullable Long sequence,
            @Nullable String detail) {}
}
