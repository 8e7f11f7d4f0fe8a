/** Accounts, read and opened at user-service, with their wallets. */
@NullMarked
package dev.souk.storefront.account;

import org.jspecify.annotations.NullMarked;
