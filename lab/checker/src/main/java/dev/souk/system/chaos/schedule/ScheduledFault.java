package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.fault.Fault;
import java.time.Duration;

/**
 * A fault and its times.
 *
 * @param at when it is due, from the start of the run; it starts later if the one before takes longer than estimated
 * @param hold how long it lasts before it is healed
 * @param recovery estimate of how long it takes until what was stopped is ready again
 * @param gap pause before the next
 */
public record ScheduledFault(Duration at, Fault fault, Duration hold, Duration recovery, Duration gap) {

    Duration end() {
        return at.plus(hold).plus(recovery);
    }
}
