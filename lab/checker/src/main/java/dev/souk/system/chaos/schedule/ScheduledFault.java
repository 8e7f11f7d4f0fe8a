package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.fault.Fault;
import java.time.Duration;

/**
 * A fault and its time.
 *
 * @param at when it is due, from the start of the run; it starts later if the one before takes longer than estimated
 * @param hold how long it lasts before it is healed
 */
public record ScheduledFault(Duration at, Duration hold, Fault fault) {}
