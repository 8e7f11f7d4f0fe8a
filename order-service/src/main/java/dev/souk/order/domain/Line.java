package dev.souk.order.domain;

import java.util.UUID;

/**
 * One line of an order, copied from the cart at checkout.
 *
 * @param quantity 1 to 99 pieces
 * @param priceCents of one piece at checkout; a later change of the item's price has no effect
 */
public record Line(UUID itemId, String name, int quantity, long priceCents) {

    /** Price times quantity. */
    public long totalCents() {
        return Math.multiplyExact(priceCents, quantity);
    }
}
