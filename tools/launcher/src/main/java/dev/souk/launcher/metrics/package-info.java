/** Reads the metrics of processes in the text format of Prometheus. */
@NullMarked
package dev.souk.launcher.metrics;

import org.jspecify.annotations.NullMarked;
