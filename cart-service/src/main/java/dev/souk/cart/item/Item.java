package dev.souk.cart.item;

import dev.souk.common.web.Versions;
import java.util.UUID;

/**
 * An item of the shop.
 *
 * @param sku stock keeping unit, the shop's own id; unique, ignoring case
 * @param priceCents 1 to 10,000,000
 * @param onSale whether it is listed and can be added to a cart
 * @param available pieces on hand, not reserved
 * @param version from 1; a change of {@code available} does not change it
 */
public record Item(UUID id, String sku, String name, int priceCents, boolean onSale, long available, long version) {

    String etag() {
        return Versions.etag(version, available);
    }
}
