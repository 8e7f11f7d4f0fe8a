/**
 * What this process knows about one instance of a service: calls in progress, latency, recent failures, ejection. Plain
 * Java without Spring, so that a benchmark can use it alone. All of it is lock-free: callers meet only in
 * compare-and-set operations on the instance that they call.
 */
@NullMarked
package dev.souk.common.loadbalancing.endpoint;

import org.jspecify.annotations.NullMarked;
