/** Breaks, with its neighbour: no cycles. */
@NullMarked
package dev.souk.testing.architecture.broken.order.checkout;

import org.jspecify.annotations.NullMarked;
