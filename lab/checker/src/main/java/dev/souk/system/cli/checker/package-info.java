/** The command check of the souk script. */
@NullMarked
package dev.souk.system.cli.checker;

import org.jspecify.annotations.NullMarked;
