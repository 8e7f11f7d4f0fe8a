/** The command attack of the souk script. */
@NullMarked
package dev.souk.system.cli.attacks;

import org.jspecify.annotations.NullMarked;
