/**
 * One slow server among several, for each strategy of load balancing: Souk's balancers alone before small servers, and
 * the whole system with three instances.
 */
@NullMarked
package dev.souk.system.bench.balancing;

import org.jspecify.annotations.NullMarked;
