/** Login: verification of the password, limited by e-mail and network. */
@NullMarked
package dev.souk.user.session;

import org.jspecify.annotations.NullMarked;
