package dev.souk.cart.reservation;

/** What became of a fact about an order, as it is counted. */
enum ReservationOutcome {
    RESERVED,
    REJECTED,
    SOLD,
    RELEASED,
    BURIED,
    REPEATED,
    CONTRADICTED
}
