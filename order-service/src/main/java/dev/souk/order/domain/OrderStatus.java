package dev.souk.order.domain;

/** The name of a state, as callers and the database know it. */
public enum OrderStatus {
    PLACED,
    STOCK_RESERVED,
    CONFIRMED,
    CANCELLING,
    CANCELLED;

    /** Whether an order stays here for ever. */
    public boolean isFinal() {
        return this == CONFIRMED || this == CANCELLED;
    }
}
