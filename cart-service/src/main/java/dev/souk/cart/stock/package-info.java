/**
 * How many pieces of each item there are, as a ledger: on hand, reserved, sold.
 */
@NullMarked
package dev.souk.cart.stock;

import org.jspecify.annotations.NullMarked;
