/** Wallets: a double-entry ledger in cents, in which every posting sums to zero and no balance is below it. */
@NullMarked
package dev.souk.user.wallet;

import org.jspecify.annotations.NullMarked;
