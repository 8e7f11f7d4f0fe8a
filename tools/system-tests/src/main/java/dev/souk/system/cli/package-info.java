/** The commands that look at the system from outside: `souk check` and `souk chaos`. */
@NullMarked
package dev.souk.system.cli;

import org.jspecify.annotations.NullMarked;
