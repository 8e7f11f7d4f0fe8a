/** The commands attack, check, chaos and completion of the souk script. */
@NullMarked
package dev.souk.system.cli;

import org.jspecify.annotations.NullMarked;
