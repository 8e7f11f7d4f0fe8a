/** Chaos runs: load and faults from a seed, then all invariants are checked. */
@NullMarked
package dev.souk.system.chaos;

import org.jspecify.annotations.NullMarked;
