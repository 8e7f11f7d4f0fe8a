/** Reads a running system: the metrics of each process. Two readings give the figures that the console shows. */
@NullMarked
package dev.souk.console.reading;

import org.jspecify.annotations.NullMarked;
