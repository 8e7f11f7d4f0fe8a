/** Orders: checkout, cancellation, and their changes as a subscription. */
@NullMarked
package dev.souk.storefront.order;

import org.jspecify.annotations.NullMarked;
