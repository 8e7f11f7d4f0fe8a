/** The folder `.souk`: who uses it, and the state of the running launcher. */
@NullMarked
package dev.souk.launcher.state;

import org.jspecify.annotations.NullMarked;
