/** The console in a browser, and its JSON. */
@NullMarked
package dev.souk.system.console;

import org.jspecify.annotations.NullMarked;
