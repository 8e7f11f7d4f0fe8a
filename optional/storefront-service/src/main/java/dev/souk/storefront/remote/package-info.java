/** Calls to other services: load balancing, time limit, retry, circuit breaker, bulkhead. */
@NullMarked
package dev.souk.storefront.remote;

import org.jspecify.annotations.NullMarked;
