package dev.souk.order.domain;

/** The name of a state in the REST contract and in the database. */
public enum OrderStatus {
    PLACED,
    STOCK_RESERVED,
    CONFIRMED,
    CANCELLING,
    CANCELLED;

    /** Whether no transition leaves this state. */
    public boolean isFinal() {
        return this == CONFIRMED || this == CANCELLED;
    }
}
