/**
 * From a cart to an order: asks for the cart and the account, then places the order with the prices seen.
 */
@NullMarked
package dev.souk.order.checkout;

import org.jspecify.annotations.NullMarked;
