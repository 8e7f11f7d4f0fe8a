/** The public keys, for all who check tokens. */
@NullMarked
package dev.souk.user.token.web;

import org.jspecify.annotations.NullMarked;
