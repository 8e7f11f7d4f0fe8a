/** The pieces of each item as a ledger: on hand, reserved, sold. */
@NullMarked
package dev.souk.cart.stock;

import org.jspecify.annotations.NullMarked;
