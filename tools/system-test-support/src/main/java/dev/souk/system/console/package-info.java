/** The console in a browser. */
@NullMarked
package dev.souk.system.console;

import org.jspecify.annotations.NullMarked;
