/** The files of a checkout and of a system that was started from it. */
@NullMarked
package dev.souk.tools.checkout;

import org.jspecify.annotations.NullMarked;
