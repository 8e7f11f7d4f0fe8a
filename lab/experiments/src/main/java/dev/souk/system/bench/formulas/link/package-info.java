/** A network of a known latency and rate between a client and a server of this machine. */
@NullMarked
package dev.souk.system.bench.formulas.link;

import org.jspecify.annotations.NullMarked;
