/**
 * The experiments of `./souk bench`, a file each, the systems that they start from a source tree, and what one of them
 * alone needs. Most compare two systems that differ in one thing, alternately in one run.
 * {@code lab/experiments/README.md} says how to read them.
 */
@NullMarked
package dev.souk.system.bench.experiment;

import org.jspecify.annotations.NullMarked;
