/** Payments for orders: a state machine for each order, on top of the wallet's ledger. */
@NullMarked
package dev.souk.user.payment;

import org.jspecify.annotations.NullMarked;
