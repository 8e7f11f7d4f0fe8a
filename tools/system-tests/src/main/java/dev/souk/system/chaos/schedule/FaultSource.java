package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.fault.Fault;
import java.time.Duration;

/** Draws one fault after the other. */
public interface FaultSource {

    /**
     * A fault with its times.
     *
     * @param hold     how long it lasts
     * @param recovery how long it takes, about, until what was stopped runs again
     * @param gap      peace before the next
     */
    record PlannedFault(Fault fault, Duration hold, Duration recovery, Duration gap) {}

    /** Whether there is nothing to draw from. */
    boolean isEmpty();

    PlannedFault next();
}
