/** Attacks on access tokens and on logging in. */
@NullMarked
package dev.souk.system.attack.token;

import org.jspecify.annotations.NullMarked;
