/** Output that is updated in place at a terminal. */
@NullMarked
package dev.souk.launcher.terminal;

import org.jspecify.annotations.NullMarked;
