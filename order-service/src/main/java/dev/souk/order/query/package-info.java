/**
 * How callers see orders.
 */
@NullMarked
package dev.souk.order.query;

import org.jspecify.annotations.NullMarked;
