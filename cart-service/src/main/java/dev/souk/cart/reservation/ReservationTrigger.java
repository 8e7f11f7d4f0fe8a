package dev.souk.cart.reservation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The events of order-service that a reservation reacts to. The constructors reject impossible values, so that such a
 * record becomes a dead letter.
 */
sealed interface ReservationTrigger {

    UUID orderId();

    /**
     * The order requests its pieces.
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

        /** The quantity of each item, in the order of the item ids; several lines of one item are added up. */
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

    /** The order is paid: sell its pieces. The reservation has them; the event does not repeat the lines. */
    record OrderConfirmed(UUID orderId, UUID userId) implements ReservationTrigger {}

    /** The order is being cancelled: release its pieces and reserve none from now on. */
    record OrderCancelling(UUID orderId) implements ReservationTrigger {}
}
