/** Hashing and verification of passwords. */
@NullMarked
package dev.souk.user.password;

import org.jspecify.annotations.NullMarked;
