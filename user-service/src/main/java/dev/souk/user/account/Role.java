package dev.souk.user.account;

/** The role of an account. */
public enum Role {
    /** Buys items. */
    CUSTOMER,
    /** Manages the shop. */
    ADMIN
}
