/** Parked events as an admin meets them. */
@NullMarked
package dev.souk.common.outbox.parked;

import org.jspecify.annotations.NullMarked;
