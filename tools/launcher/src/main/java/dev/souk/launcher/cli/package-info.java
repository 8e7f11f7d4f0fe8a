/**
 * The commands: `souk up`, `demo`, `status`, `logs`, `kill`, `start`, `restart`, `dev`, `down`, `keys`, `new`. They
 * print in colours as picocli does: where there is a terminal, and no variable `NO_COLOR`.
 */
@NullMarked
package dev.souk.launcher.cli;

import org.jspecify.annotations.NullMarked;
