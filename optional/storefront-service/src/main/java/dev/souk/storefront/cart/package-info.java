/** The cart of the caller. */
@NullMarked
package dev.souk.storefront.cart;

import org.jspecify.annotations.NullMarked;
