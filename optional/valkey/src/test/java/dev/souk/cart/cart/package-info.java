/** A rollback, which the API does not let happen. */
@NullMarked
package dev.souk.cart.cart;

import org.jspecify.annotations.NullMarked;
