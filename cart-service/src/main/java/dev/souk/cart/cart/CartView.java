package dev.souk.cart.cart;

import java.util.List;
import java.util.UUID;

/**
 * A cart as its user sees it, at the prices of now. A line whose item is off sale is not shown and not sold; it is back
 * when the item is.
 */
record CartView(List<Line> lines, long totalCents, long version) {

    /** One line of it; the price is that of one piece. */
    record Line(UUID itemId, String name, int quantity, int priceCents) {

        private long sumCents() {
            return (long) quantity * priceCents;
        }
    }

    static CartView of(List<Line> lines, long version) {
        return new CartView(lines, lines.stream().mapToLong(Line::sumCents).sum(), version);
    }
}
