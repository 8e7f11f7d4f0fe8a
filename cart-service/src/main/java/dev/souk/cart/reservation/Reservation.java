package dev.souk.cart.reservation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The reservation of one order; the transaction that read it holds the lock of its row.
 *
 * @param cartVersion the version of the cart that was checked out; null while NEW and for a tombstone
 */
record Reservation(
        UUID orderId, ReservationState state, @Nullable Long cartVersion) {}
