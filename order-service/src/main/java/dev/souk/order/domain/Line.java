package dev.souk.order.domain;

import java.util.UUID;

/**
 * One line of an order, as it stood in the cart at checkout.
 *
 * @param quantity 1 to 99 pieces
 * @param priceCents of one piece; later changes of the item's price do not touch it
 */
public record Line(UUID itemId, String name, int quantity, long priceCents) {

    /** What this line adds to the order's total. */
    public long totalCents() {
        return Math.multiplyExact(priceCents, quantity);
    }
}
