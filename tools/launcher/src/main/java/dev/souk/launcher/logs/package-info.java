/** The logs of all processes, merged by time. */
@NullMarked
package dev.souk.launcher.logs;

import org.jspecify.annotations.NullMarked;
