/** A customer who logs in and out. */
@NullMarked
package dev.souk.system.session;

import org.jspecify.annotations.NullMarked;
