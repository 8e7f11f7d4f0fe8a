/** A server that may be slow, full or gone at any time, and values that are read from it in place of the database. */
@NullMarked
package dev.souk.cart.valkey;

import org.jspecify.annotations.NullMarked;
