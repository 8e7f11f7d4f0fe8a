/** The REST edge of wallets. */
@NullMarked
package dev.souk.user.wallet.web;

import org.jspecify.annotations.NullMarked;
