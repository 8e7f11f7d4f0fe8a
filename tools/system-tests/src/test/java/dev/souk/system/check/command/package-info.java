/** `souk check` at a terminal and for tools. */
@NullMarked
package dev.souk.system.check.command;

import org.jspecify.annotations.NullMarked;
