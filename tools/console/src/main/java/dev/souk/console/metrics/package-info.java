/** Reads the metrics of processes in the text format of Prometheus. */
@NullMarked
package dev.souk.console.metrics;

import org.jspecify.annotations.NullMarked;
