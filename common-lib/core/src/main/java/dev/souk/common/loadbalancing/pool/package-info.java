/**
 * The instances of one service, with what this process knows about each, and the choice among them: outlier ejection
 * and slow start, whatever the strategy. Plain Java without Spring, so that a benchmark can use it alone. It is
 * lock-free: callers meet only in compare-and-set operations on the instance that they call.
 */
@NullMarked
package dev.souk.common.loadbalancing.pool;

import org.jspecify.annotations.NullMarked;
