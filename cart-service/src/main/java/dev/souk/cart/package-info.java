/**
 * Items, stock and carts: what there is to buy, how much of it, and who is about to buy it.
 */
@NullMarked
package dev.souk.cart;

import org.jspecify.annotations.NullMarked;
