/** Attacks on the data of others and on operations of admins. */
@NullMarked
package dev.souk.system.attack.access;

import org.jspecify.annotations.NullMarked;
