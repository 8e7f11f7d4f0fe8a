package dev.souk.system.chaos.history;

/** What a call is for, and so what its answer promises. */
public enum Intent {
    /** Opens an account, logs in, closes it. */
    ACCOUNT,
    /** Puts money into the wallet. */
    DEPOSIT,
    /** Fills the cart. */
    CART,
    /** Turns the cart into an order. */
    CHECKOUT,
    /** Takes an order back. */
    CANCEL,
    /** Looks at what is one's own. */
    READ,
    /** Looks at, or tries to cancel, what is somebody else's. */
    FOREIGN_ACCESS,
    /** The admin's: items and stock. */
    STOCK
}
