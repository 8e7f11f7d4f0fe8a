/** The experiment `./souk bench failover`: instances are killed under load, with Souk's policies and without them. */
@NullMarked
package dev.souk.system.bench.failover;

import org.jspecify.annotations.NullMarked;
