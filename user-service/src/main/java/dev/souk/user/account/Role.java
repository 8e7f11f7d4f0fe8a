package dev.souk.user.account;

/** What an account may do. */
public enum Role {
    /** Shops. */
    CUSTOMER,
    /** Acts for the shop. */
    ADMIN
}
