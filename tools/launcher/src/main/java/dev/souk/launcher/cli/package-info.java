/** The commands: `souk up`, `demo`, `status`, `logs`, `kill`, `start`, `restart`, `down`. */
@NullMarked
package dev.souk.launcher.cli;

import org.jspecify.annotations.NullMarked;
