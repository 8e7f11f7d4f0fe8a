/** Violates: no service uses another. */
@NullMarked
package dev.souk.architecture.broken.cart;

import org.jspecify.annotations.NullMarked;
