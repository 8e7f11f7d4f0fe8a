/** Users of another OpenID Connect provider: they have accounts here, and log in there. */
@NullMarked
package dev.souk.user.provider;

import org.jspecify.annotations.NullMarked;
