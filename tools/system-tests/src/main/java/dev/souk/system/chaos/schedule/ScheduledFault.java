package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.fault.Fault;
import java.time.Duration;

/**
 * A fault and its time.
 *
 * @param at   when it is due, from the start of the run; it starts later if the one before takes longer than estimated
 * @param hold how long it lasts before it is healed
 */
public record ScheduledFault(Duration at, Duration hold, Fault fault) {

    @Override
    public String toString() {
        return "%5.1f s, for %.1f s: %s"
                .formatted(at.toMillis() / 1000.0, hold.toMillis() / 1000.0, fault.description());
    }
}
