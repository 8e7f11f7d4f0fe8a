package dev.souk.cart.stock;

import java.util.UUID;

/**
 * An item of which there are too few for an order.
 *
 * @param available pieces on hand; 0 for an unknown item
 */
public record Shortage(UUID itemId, long requested, long available) {}
