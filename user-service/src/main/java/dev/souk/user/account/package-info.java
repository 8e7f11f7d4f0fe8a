/** Accounts of users: registration, change of name, closing with erasure of personal data. */
@NullMarked
package dev.souk.user.account;

import org.jspecify.annotations.NullMarked;
