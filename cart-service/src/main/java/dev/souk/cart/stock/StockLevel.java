package dev.souk.cart.stock;

import java.util.UUID;

/**
 * How many pieces of an item there are.
 *
 * @param onHand free to be ordered
 * @param reserved promised to orders that are not paid yet
 * @param sold ever since the item is in the shop
 */
public record StockLevel(UUID itemId, long onHand, long reserved, long sold) {}
