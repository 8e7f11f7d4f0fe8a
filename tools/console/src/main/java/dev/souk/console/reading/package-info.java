/**
 * Reads a running system: its processes from a {@link dev.souk.console.reading.ProcessSource}, and from each process
 * its metrics. Two readings give the figures that the console shows.
 */
@NullMarked
package dev.souk.console.reading;

import org.jspecify.annotations.NullMarked;
