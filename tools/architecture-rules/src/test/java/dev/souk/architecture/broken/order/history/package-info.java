/** Violates, together with the other package: no cycles. */
@NullMarked
package dev.souk.architecture.broken.order.history;

import org.jspecify.annotations.NullMarked;
