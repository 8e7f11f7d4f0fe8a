/**
 * Stock as a participant of the order saga: all pieces of an order are reserved or none, then they are sold or
 * released.
 */
@NullMarked
package dev.souk.cart.reservation;

import org.jspecify.annotations.NullMarked;
