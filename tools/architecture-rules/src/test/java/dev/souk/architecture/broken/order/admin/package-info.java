/** Violates: an admin endpoint requires a role. */
@NullMarked
package dev.souk.architecture.broken.order.admin;

import org.jspecify.annotations.NullMarked;
