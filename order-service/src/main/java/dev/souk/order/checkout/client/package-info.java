/**
 * The services that checkout asks, each behind a bulkhead, a breaker, one retry and a timeout.
 */
@NullMarked
package dev.souk.order.checkout.client;

import org.jspecify.annotations.NullMarked;
