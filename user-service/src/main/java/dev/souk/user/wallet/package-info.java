/** Wallets as a double-entry ledger in cents: postings sum to zero, balances are never negative. */
@NullMarked
package dev.souk.user.wallet;

import org.jspecify.annotations.NullMarked;
