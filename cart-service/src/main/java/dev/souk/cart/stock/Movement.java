package dev.souk.cart.stock;

/**
 * The ways in which pieces move between the four accounts of an item. Each row says what one piece does to each
 * account; what one gets another gives, so a row sums to zero.
 */
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
            throw new IllegalArgumentException("A movement neither makes pieces nor loses any");
        }
        this.external = external;
        this.onHand = onHand;
        this.reserved = reserved;
        this.sold = sold;
    }

    /** The world outside the shop: where pieces come from and, when they are lost, go to. */
    int external() {
        return external;
    }

    int onHand() {
        return onHand;
    }

    int reserved() {
        return reserved;
    }

    int sold() {
        return sold;
    }
}
