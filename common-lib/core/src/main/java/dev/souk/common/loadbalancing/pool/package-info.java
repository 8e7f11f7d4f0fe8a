/**
 * The instances of one service and the choice among them: outlier ejection and slow start, whatever the strategy. Plain
 * Java without Spring, so that a benchmark can use it alone.
 */
@NullMarked
package dev.souk.common.loadbalancing.pool;

import org.jspecify.annotations.NullMarked;
