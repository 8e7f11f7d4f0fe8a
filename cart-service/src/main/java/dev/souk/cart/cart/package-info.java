/**
 * The cart of each user, until it is bought.
 */
@NullMarked
package dev.souk.cart.cart;

import org.jspecify.annotations.NullMarked;
