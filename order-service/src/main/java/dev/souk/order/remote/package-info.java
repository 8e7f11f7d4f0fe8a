/** Calls to other services over REST: load balancing, retry, circuit breaker and bulkhead. */
@NullMarked
package dev.souk.order.remote;

import org.jspecify.annotations.NullMarked;
