/**
 * Profiles of one process of the running system: JDK Flight Recorder samples it, and the samples become a flame graph
 * and a few lines of text. {@code lab/experiments/profiling.md} says how to read them.
 */
@NullMarked
package dev.souk.system.profile;

import org.jspecify.annotations.NullMarked;
