/**
 * The experiment `./souk bench formulas`: what relations between latency, throughput, availability and instances
 * predict, and what a running system does.
 */
@NullMarked
package dev.souk.system.bench.formulas;

import org.jspecify.annotations.NullMarked;
