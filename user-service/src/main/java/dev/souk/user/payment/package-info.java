/** Payments as a participant of the order saga: each order is charged once, declined or refunded. */
@NullMarked
package dev.souk.user.payment;

import org.jspecify.annotations.NullMarked;
