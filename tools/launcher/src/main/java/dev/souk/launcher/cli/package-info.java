/**
 * The commands that start, show, change and stop a system, from `souk up` to `souk down`, and `souk new`. They print in
 * colours as picocli does: where there is a terminal, and no variable `NO_COLOR`.
 */
@NullMarked
package dev.souk.launcher.cli;

import org.jspecify.annotations.NullMarked;
