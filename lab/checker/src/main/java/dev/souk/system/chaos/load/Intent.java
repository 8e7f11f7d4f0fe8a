package dev.souk.system.chaos.load;

/** Why a call is sent, and so what its response guarantees. */
public enum Intent {
    /** Opens an account, logs in. */
    ACCOUNT,
    /** Closes the account. */
    CLOSURE,
    /** Deposits money into the wallet. */
    DEPOSIT,
    /** Fills the cart. */
    CART,
    /** Places an order. */
    CHECKOUT,
    /** Cancels an order. */
    CANCEL,
    /** Reads the user's own data. */
    READ,
    /** Reads, or tries to cancel, the order of another user. */
    FOREIGN_ACCESS,
    /** Items and stock, by the admin. */
    STOCK
}
