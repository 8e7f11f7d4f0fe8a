/** The cart of each user, from the first line until the order is confirmed. */
@NullMarked
package dev.souk.cart.cart;

import org.jspecify.annotations.NullMarked;
