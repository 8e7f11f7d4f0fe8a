/** The networks from which accounts are used: a login from a known one is not affected by failures elsewhere. */
@NullMarked
package dev.souk.user.network;

import org.jspecify.annotations.NullMarked;
