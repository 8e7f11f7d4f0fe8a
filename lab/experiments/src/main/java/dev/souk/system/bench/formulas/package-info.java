/**
 * The experiment `./souk bench formulas`: each relation is a {@link dev.souk.system.bench.formulas.Law} that predicts
 * from what the services count, and measures that from another source.
 */
@NullMarked
package dev.souk.system.bench.formulas;

import org.jspecify.annotations.NullMarked;
