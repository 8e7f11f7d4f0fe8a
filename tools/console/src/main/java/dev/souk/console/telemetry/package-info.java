/** The latest spans and log lines of each service, in memory. */
@NullMarked
package dev.souk.console.telemetry;

import org.jspecify.annotations.NullMarked;
