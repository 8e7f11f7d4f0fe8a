package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.fault.Fault;
import java.time.Duration;

/**
 * A fault with its durations.
 *
 * @param hold     how long it lasts before it is healed
 * @param recovery estimate of how long it takes until what was stopped is ready again
 * @param gap      pause before the next
 */
record PlannedFault(Fault fault, Duration hold, Duration recovery, Duration gap) {}
