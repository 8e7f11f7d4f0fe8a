/** The REST edge of accounts. */
@NullMarked
package dev.souk.user.account.web;

import org.jspecify.annotations.NullMarked;
