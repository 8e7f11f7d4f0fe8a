/** Violates: a request handler restricts its callers. */
@NullMarked
package dev.souk.architecture.broken.order.replay;

import org.jspecify.annotations.NullMarked;
