/** The ledger of stock. */
@NullMarked
package dev.souk.cart.stock;

import org.jspecify.annotations.NullMarked;
