/** Looks for orders that have stopped moving, which nothing in the shop lets happen, and tells of them. */
@NullMarked
package dev.souk.order.monitoring;

import org.jspecify.annotations.NullMarked;
