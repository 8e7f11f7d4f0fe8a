/** The live view of circuit breakers, bulkheads, instances and queues that `souk watch` prints. */
@NullMarked
package dev.souk.launcher.watch;

import org.jspecify.annotations.NullMarked;
