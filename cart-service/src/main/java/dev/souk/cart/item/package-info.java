/**
 * What the shop has to sell: its items and their prices.
 */
@NullMarked
package dev.souk.cart.item;

import org.jspecify.annotations.NullMarked;
