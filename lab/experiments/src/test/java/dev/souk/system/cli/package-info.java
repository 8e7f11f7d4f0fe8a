/** The command line of this module. */
@NullMarked
package dev.souk.system.cli;

import org.jspecify.annotations.NullMarked;
