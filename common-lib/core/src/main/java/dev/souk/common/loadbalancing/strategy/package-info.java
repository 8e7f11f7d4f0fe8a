/** How an instance is chosen for a call. Plain Java without Spring, so that a benchmark can use it alone. */
@NullMarked
package dev.souk.common.loadbalancing.strategy;

import org.jspecify.annotations.NullMarked;
