package dev.souk.user.account;

/** Whether an account is in use. There is no way back from closed. */
public enum AccountStatus {
    ACTIVE,
    CLOSED
}
