/** The items of the shop and their prices. */
@NullMarked
package dev.souk.cart.item;

import org.jspecify.annotations.NullMarked;
