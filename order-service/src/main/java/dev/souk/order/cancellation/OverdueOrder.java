package dev.souk.order.cancellation;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An order whose deadline has passed, and its position in the list of them.
 *
 * @param deadline by the database's clock, with microseconds
 */
record OverdueOrder(OffsetDateTime deadline, UUID id) {

    /** The position before all orders. */
    static final OverdueOrder BEFORE_ALL = new OverdueOrder(OffsetDateTime.MIN, new UUID(0, 0));
}
