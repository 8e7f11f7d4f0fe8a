/** Accounts: who may use the shop, from opening to erasure; tells others of both. */
@NullMarked
package dev.souk.user.account;

import org.jspecify.annotations.NullMarked;
