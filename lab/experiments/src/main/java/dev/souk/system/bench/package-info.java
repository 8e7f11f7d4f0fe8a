/**
 * Benchmarks of whole systems, started from a source tree: what is measured is the ratio of two systems that differ in
 * one thing, measured alternately in one run. {@code lab/experiments/README.md} says how to read them.
 */
@NullMarked
package dev.souk.system.bench;

import org.jspecify.annotations.NullMarked;
