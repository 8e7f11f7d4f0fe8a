package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.fault.Fault;
import java.time.Duration;

/** Draws one fault after another. */
public interface FaultSource {

    /**
     * A fault with its durations.
     *
     * @param hold     how long it lasts
     * @param recovery estimate of how long it takes until what was stopped is ready again
     * @param gap      pause before the next
     */
    record PlannedFault(Fault fault, Duration hold, Duration recovery, Duration gap) {}

    /** Whether no fault of the wanted kinds exists. */
    boolean isEmpty();

    /** The next fault. */
    PlannedFault next();
}
