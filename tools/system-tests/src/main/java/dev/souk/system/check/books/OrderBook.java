package dev.souk.system.check.books;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What order-service knows. */
public record OrderBook(List<Order> orders, List<Line> lines, List<Step> history) {

    /**
     * An order where it is now.
     *
     * @param version the sequence number of its latest event
     * @param keyKept whether it is so young that the key of its checkout cannot have expired
     */
    public record Order(
            UUID id,
            UUID user,
            long cartVersion,
            long totalCents,
            String status,
            @Nullable String reason,
            int version,
            boolean keyKept) {

        /** Whether it stays where it is for ever. */
        public boolean isFinal() {
            return isConfirmed() || isCancelled();
        }

        /** Whether it was paid and sold. */
        public boolean isConfirmed() {
            return status.equals("CONFIRMED");
        }

        /** Whether it came to nothing. */
        public boolean isCancelled() {
            return status.equals("CANCELLED");
        }
    }

    /** So many of an item, at the price of the checkout. */
    public record Line(UUID order, UUID item, long quantity, long priceCents) {}

    /** A state that an order has been in; the first has position 1. */
    public record Step(
            UUID order,
            int position,
            String status,
            @Nullable String reason) {}
}
