/** Violates: messaging has no web class. */
@NullMarked
package dev.souk.architecture.broken.common.outbox;

import org.jspecify.annotations.NullMarked;
