package dev.souk.cart.reservation;

/** The result of an event, as the metric {@code souk.reservations} names it. */
enum ReservationOutcome {
    RESERVED,
    REJECTED,
    SOLD,
    RELEASED,
    TOMBSTONE,
    IGNORED,
    INVALID_IN_STATE
}
