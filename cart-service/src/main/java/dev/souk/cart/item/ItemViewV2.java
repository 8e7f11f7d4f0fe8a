package dev.souk.cart.item;

import java.util.UUID;

/**
 * An item in responses of version 2. It does not tell how many pieces there are, which is nobody's business outside,
 * and what it tells instead changes less often.
 */
record ItemViewV2(UUID id, String sku, String name, int priceCents, boolean onSale, Availability availability) {

    private static final int FEW = 5;

    /** Whether the item can be bought at once. */
    enum Availability {
        IN_STOCK,
        /** Five pieces or fewer. */
        FEW_LEFT,
        SOLD_OUT;

        static Availability of(long pieces) {
            return pieces > FEW ? IN_STOCK : pieces > 0 ? FEW_LEFT : SOLD_OUT;
        }
    }

    static ItemViewV2 of(Item item) {
        return new ItemViewV2(
                item.id(),
                item.sku(),
                item.name(),
                item.priceCents(),
                item.onSale(),
                Availability.of(item.available()));
    }
}
