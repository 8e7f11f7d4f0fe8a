/** The tests of cart-service with Valkey, and what Valkey adds. */
@NullMarked
package dev.souk.cart;

import org.jspecify.annotations.NullMarked;
