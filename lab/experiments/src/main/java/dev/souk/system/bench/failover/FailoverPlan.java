package dev.souk.system.bench.failover;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param policies what is measured, one after the other
 * @param rounds how often each fault happens
 * @param customers with a connection each
 * @param perSecond calls of all of them together
 * @param warmUp load before the first fault
 * @param fault load from each fault on, until what was killed is started again
 */
public record FailoverPlan(
        boolean brief,
        List<Policy> policies,
        int rounds,
        int customers,
        double perSecond,
        Duration warmUp,
        Duration fault) {

    /** Each fault three times. */
    public static FailoverPlan full() {
        return new FailoverPlan(
                false,
                List.of(Policy.SOUK, Policy.NO_RETRY, Policy.NO_EJECTION, Policy.NO_BUDGET),
                3,
                96,
                200,
                Duration.ofSeconds(30),
                Duration.ofSeconds(12));
    }

    /** Each fault once, with Souk's policies. */
    public static FailoverPlan shortForm() {
        return new FailoverPlan(true, List.of(Policy.SOUK), 1, 16, 50, Duration.ofSeconds(3), Duration.ofSeconds(5));
    }
}
