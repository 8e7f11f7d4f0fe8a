package dev.souk.cart.item;

import java.util.UUID;

/**
 * Something that can be bought.
 *
 * @param sku the shop's own name for it, unique whatever its case
 * @param priceCents 1 to 10,000,000
 * @param onSale whether it is listed and can be put into a cart
 * @param available pieces on hand that no order has reserved
 * @param version of all but {@code available}, from 1
 */
public record Item(UUID id, String sku, String name, int priceCents, boolean onSale, long available, long version) {}
