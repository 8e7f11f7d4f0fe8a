package dev.souk.system.bench.overload;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param settings what is measured, one after the other
 * @param customers with an address for 24 of them
 * @param busy of them, who in a closed loop are enough for the peak
 * @param multiples of the peak that are asked for
 * @param warmUp load before the peak is measured
 * @param stage for which the peak, and then each multiple of it, is asked for
 * @param after time in which the system should recover
 */
public record OverloadPlan(
        boolean brief,
        List<Limits> settings,
        int customers,
        int busy,
        List<Integer> multiples,
        Duration warmUp,
        Duration stage,
        Duration after) {

    /** Three times and ten times the peak. */
    public static OverloadPlan full() {
        return new OverloadPlan(
                false,
                List.of(Limits.SOUK, Limits.NONE),
                480,
                24,
                List.of(1, 3, 10),
                Duration.ofSeconds(40),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    /** Three times the peak, with Souk's limits. */
    public static OverloadPlan shortForm() {
        return new OverloadPlan(
                true,
                List.of(Limits.SOUK),
                48,
                8,
                List.of(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5));
    }
}
