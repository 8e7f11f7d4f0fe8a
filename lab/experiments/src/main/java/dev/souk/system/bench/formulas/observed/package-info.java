/** What the experiment reads from a running system: metrics of a process, spans of traces, bytes of connections. */
@NullMarked
package dev.souk.system.bench.formulas.observed;

import org.jspecify.annotations.NullMarked;
