/** Logging in: the right password for a token, with few tries for those who guess. */
@NullMarked
package dev.souk.user.session;

import org.jspecify.annotations.NullMarked;
