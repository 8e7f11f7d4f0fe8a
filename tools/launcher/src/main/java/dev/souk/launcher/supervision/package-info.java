/** Starts, watches, restarts and stops the processes of a system. */
@NullMarked
package dev.souk.launcher.supervision;

import org.jspecify.annotations.NullMarked;
