/** Measured values, and what is computed from them: percentiles, medians, spreads and ratios. */
@NullMarked
package dev.souk.system.bench.figure;

import org.jspecify.annotations.NullMarked;
