/** Breaks: no service uses another. */
@NullMarked
package dev.souk.testing.architecture.broken.cart;

import org.jspecify.annotations.NullMarked;
