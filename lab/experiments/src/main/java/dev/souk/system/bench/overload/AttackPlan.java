package dev.souk.system.bench.overload;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param settings what is measured, one after the other
 * @param customers callers who shop, and as many who attack; each has an address of its own
 * @param connections of each malicious caller
 * @param readsPerSecond of all customers together
 * @param ordersPerSecond of all customers together
 * @param warmUp load before the first stage
 * @param stage for which each attack lasts
 * @param after pause between two attacks
 */
public record AttackPlan(
        boolean brief,
        List<Limits> settings,
        int customers,
        int connections,
        double readsPerSecond,
        double ordersPerSecond,
        Duration warmUp,
        Duration stage,
        Duration after) {

    /** With Souk's limits, and without any. */
    public static AttackPlan full() {
        return new AttackPlan(
                false,
                List.of(Limits.SOUK, Limits.NOT_EVEN_OF_RATES),
                24,
                4,
                24,
                2,
                Duration.ofSeconds(40),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    /** With Souk's limits. */
    public static AttackPlan shortForm() {
        return new AttackPlan(
                true,
                List.of(Limits.SOUK),
                4,
                2,
                8,
                1,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2));
    }
}
