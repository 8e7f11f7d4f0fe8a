/** Accounts: read and opened at user-service, by gRPC. */
@NullMarked
package dev.souk.storefront.account;

import org.jspecify.annotations.NullMarked;
