/**
 * The part of stock in an order's life: all of its pieces are reserved or none, then sold or released.
 */
@NullMarked
package dev.souk.cart.reservation;

import org.jspecify.annotations.NullMarked;
