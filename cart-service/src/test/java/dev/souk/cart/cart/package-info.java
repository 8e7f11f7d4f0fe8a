/** The carts. */
@NullMarked
package dev.souk.cart.cart;

import org.jspecify.annotations.NullMarked;
