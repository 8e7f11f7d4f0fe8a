/**
 * The latest spans and log lines of each service, in memory. Each service has a {@link dev.souk.console.telemetry.Ring}
 * of its own, so that one that sends much evicts nothing of another.
 */
@NullMarked
package dev.souk.console.telemetry;

import org.jspecify.annotations.NullMarked;
