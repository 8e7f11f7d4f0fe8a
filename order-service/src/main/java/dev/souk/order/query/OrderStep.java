package dev.souk.order.query;

import dev.souk.order.domain.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an order's history.
 *
 * @param position from 1; also the version of the order in that state
 */
public record OrderStep(
        int position, OrderStatus status, @Nullable String reason, Instant at) {

    /** The first one. */
    public static OrderStep placed(Instant at) {
        return new OrderStep(1, OrderStatus.PLACED, null, at);
    }
}
