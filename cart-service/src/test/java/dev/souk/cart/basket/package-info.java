/** The carts. */
@NullMarked
package dev.souk.cart.basket;

import org.jspecify.annotations.NullMarked;
