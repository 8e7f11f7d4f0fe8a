/**
 * What came of an order and why: every message that was sent about it or came for it, kept beside its history, for
 * admins.
 */
@NullMarked
package dev.souk.order.trace;

import org.jspecify.annotations.NullMarked;
