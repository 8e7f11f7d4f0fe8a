/** The loopback channel by which the other commands talk to the launcher that runs the system. */
@NullMarked
package dev.souk.launcher.control;

import org.jspecify.annotations.NullMarked;
