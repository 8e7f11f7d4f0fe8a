/** Violates, together with the other package: no cycles. */
@NullMarked
package dev.souk.architecture.broken.order.checkout;

import org.jspecify.annotations.NullMarked;
