/**
 * The system of this launcher, as the console reads and changes it, and the live view of circuit breakers, bulkheads,
 * instances and queues that `souk watch` prints.
 */
@NullMarked
package dev.souk.launcher.watch;

import org.jspecify.annotations.NullMarked;
