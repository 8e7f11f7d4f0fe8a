package dev.souk.system.bench.console;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param asBuilt whether nothing is built
 * @param customers who shop
 * @param perSecond requests and orders of all of them together
 * @param duration of the load
 * @param interval between two requests for the same page
 * @param samples how often memory is measured
 */
public record ConsolePlan(
        boolean brief,
        boolean asBuilt,
        int customers,
        double perSecond,
        Duration duration,
        Duration interval,
        int samples) {

    /** The load of {@code ./souk load} for that time. */
    public static ConsolePlan full(Duration duration, boolean asBuilt) {
        return new ConsolePlan(false, asBuilt, 20, 20, duration, Duration.ofSeconds(2), 24);
    }

    /** Some seconds. */
    public static ConsolePlan shortForm(boolean asBuilt) {
        return new ConsolePlan(true, asBuilt, 4, 10, Duration.ofSeconds(15), Duration.ofSeconds(1), 3);
    }
}
