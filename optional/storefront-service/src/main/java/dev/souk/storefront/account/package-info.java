/** Accounts: read and opened at user-service. */
@NullMarked
package dev.souk.storefront.account;

import org.jspecify.annotations.NullMarked;
