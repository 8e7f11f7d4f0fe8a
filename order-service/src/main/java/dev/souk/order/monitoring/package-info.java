/** Metrics and warnings about orders that are not final. */
@NullMarked
package dev.souk.order.monitoring;

import org.jspecify.annotations.NullMarked;
