/** Passwords: what they look like at rest, and how much of the machine they may cost. */
@NullMarked
package dev.souk.user.password;

import org.jspecify.annotations.NullMarked;
