/** Turns a cart into an order: fetches the cart and the account over REST, then places the order. */
@NullMarked
package dev.souk.order.checkout;

import org.jspecify.annotations.NullMarked;
