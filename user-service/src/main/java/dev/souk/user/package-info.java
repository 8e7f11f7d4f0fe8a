/** Accounts, sessions and wallets. */
@NullMarked
package dev.souk.user;

import org.jspecify.annotations.NullMarked;
