/**
 * Everybody who can end an order before its time: its user, the clock, a closed account.
 */
@NullMarked
package dev.souk.order.cancellation;

import org.jspecify.annotations.NullMarked;
