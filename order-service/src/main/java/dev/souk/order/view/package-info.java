/**
 * How callers see orders.
 */
@NullMarked
package dev.souk.order.view;

import org.jspecify.annotations.NullMarked;
