/** Stock in an order's life. */
@NullMarked
package dev.souk.cart.reservation;

import org.jspecify.annotations.NullMarked;
