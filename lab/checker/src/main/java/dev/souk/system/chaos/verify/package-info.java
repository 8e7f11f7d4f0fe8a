/** Compares what clients were answered with what the databases hold, and reports the run in figures. */
@NullMarked
package dev.souk.system.chaos.verify;

import org.jspecify.annotations.NullMarked;
