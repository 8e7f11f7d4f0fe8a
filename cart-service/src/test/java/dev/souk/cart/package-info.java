/** The service as others see it: over HTTP and over the topics. */
@NullMarked
package dev.souk.cart;

import org.jspecify.annotations.NullMarked;
