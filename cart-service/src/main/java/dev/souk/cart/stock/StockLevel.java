package dev.souk.cart.stock;

import java.util.UUID;

/**
 * How many pieces of an item there are.
 *
 * @param onHand not reserved, available for orders
 * @param reserved for orders that are not paid yet
 * @param sold in total
 */
public record StockLevel(UUID itemId, long onHand, long reserved, long sold) {}
