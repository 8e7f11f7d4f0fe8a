/** The folder `.souk`: its version, the demo's secrets, and the note that a running launcher leaves for commands. */
@NullMarked
package dev.souk.launcher.state;

import org.jspecify.annotations.NullMarked;
