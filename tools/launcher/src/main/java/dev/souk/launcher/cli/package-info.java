/** The commands: `souk up`, `demo`, `status`, `logs`, `kill`, `start`, `restart`, `dev`, `down`, `keys`, `new`. */
@NullMarked
package dev.souk.launcher.cli;

import org.jspecify.annotations.NullMarked;
