/** Calls to other services by REST and gRPC: load balancing, time limit, retry, circuit breaker, bulkhead. */
@NullMarked
package dev.souk.storefront.remote;

import org.jspecify.annotations.NullMarked;
