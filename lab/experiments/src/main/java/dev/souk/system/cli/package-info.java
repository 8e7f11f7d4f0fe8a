/** The commands bench, completion, load and profile of the souk script. */
@NullMarked
package dev.souk.system.cli;

import org.jspecify.annotations.NullMarked;
