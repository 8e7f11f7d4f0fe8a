package dev.souk.cart.reservation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What order-service tells that concerns stock. A value that cannot be one is refused here, and so ends as a dead
 * letter.
 */
sealed interface ReservationTrigger {

    UUID orderId();

    /**
     * Its pieces are wanted.
     *
     * @param cartVersion the version of the cart that was checked out
     */
    record OrderPlaced(UUID orderId, long cartVersion, List<Line> lines) implements ReservationTrigger {

        public OrderPlaced {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("An order has lines");
            }
        }

        /** How many of each item, in the order of their ids; lines of the same item are one. */
        Map<UUID, Long> quantities() {
            var quantities = new TreeMap<UUID, Long>();
            lines.forEach(line -> quantities.merge(line.itemId(), (long) line.quantity(), Long::sum));
            return quantities;
        }
    }

    /** One line of an order. */
    record Line(UUID itemId, int quantity) {
        public Line {
            if (quantity < 1) {
                throw new IllegalArgumentException("A line has at least one piece");
            }
        }
    }

    /** It is paid: its pieces are the user's. Which pieces these are, the reservation knows best. */
    record OrderConfirmed(UUID orderId, UUID userId) implements ReservationTrigger {}

    /** It will not be: what is reserved for it is free again. */
    record OrderCancelling(UUID orderId) implements ReservationTrigger {}
}
