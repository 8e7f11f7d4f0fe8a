package dev.souk.storefront.item;

import java.util.UUID;

/** The type {@code Item} of the schema. */
public record Item(UUID id, String sku, String name, long priceCents, boolean onSale, long available) {}
