/** Tests of the cache alone, against a real server. */
@NullMarked
package dev.souk.cart.valkey;

import org.jspecify.annotations.NullMarked;
