package dev.souk.cart.stock;

import java.util.Map;

/** The kinds of postings. Each row says what one piece adds to the four accounts of an item; a row sums to zero. */
enum Movement {
    ADJUST(-1, 1, 0, 0),
    RESERVE(0, -1, 1, 0),
    RELEASE(0, 1, -1, 0),
    SELL(0, 0, -1, 1);

    private final int external;
    private final int onHand;
    private final int reserved;
    private final int sold;

    Movement(int external, int onHand, int reserved, int sold) {
        if (external + onHand + reserved + sold != 0) {
            throw new IllegalArgumentException("A movement sums to zero");
        }
        this.external = external;
        this.onHand = onHand;
        this.reserved = reserved;
        this.sold = sold;
    }

    /**
     * The parameters of a posting of one piece. External is the contra account outside the shop: the source of
     * deliveries and the target of losses.
     */
    Map<String, Object> parameters() {
        return Map.of("kind", name(), "external", external, "on_hand", onHand, "reserved", reserved, "sold", sold);
    }
}
