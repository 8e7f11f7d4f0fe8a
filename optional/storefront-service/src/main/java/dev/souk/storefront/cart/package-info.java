/** Items, and the cart of the caller: what cart-service has. */
@NullMarked
package dev.souk.storefront.cart;

import org.jspecify.annotations.NullMarked;
