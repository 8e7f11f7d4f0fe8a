/** Draws the faults of a run from the seed and injects them at their times. */
@NullMarked
package dev.souk.system.chaos.schedule;

import org.jspecify.annotations.NullMarked;
