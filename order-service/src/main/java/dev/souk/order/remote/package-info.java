/**
 * The services that checkout asks, each behind a bulkhead, a breaker, one retry and a timeout.
 */
@NullMarked
package dev.souk.order.remote;

import org.jspecify.annotations.NullMarked;
