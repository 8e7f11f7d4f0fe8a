/**
 * The cart of each user, until it is bought.
 */
@NullMarked
package dev.souk.cart.basket;

import org.jspecify.annotations.NullMarked;
