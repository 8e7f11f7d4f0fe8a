/** The commands bench, completion and load of the souk script. */
@NullMarked
package dev.souk.system.cli;

import org.jspecify.annotations.NullMarked;
