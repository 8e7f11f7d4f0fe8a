/** Items, their stock and the carts of users. */
@NullMarked
package dev.souk.cart;

import org.jspecify.annotations.NullMarked;
