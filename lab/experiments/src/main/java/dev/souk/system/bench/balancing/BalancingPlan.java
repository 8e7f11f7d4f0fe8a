package dev.souk.system.bench.balancing;

import java.time.Duration;

/**
 * How long one slow server among several is measured, for each strategy.
 *
 * @param brief whether it is the brief form
 * @param rate of requests in a second to eleven small servers
 * @param normal time before and after one of them is slow
 * @param slow time while it is slow
 * @param rounds how often an instance of the whole system becomes slow; 0 if no system is measured
 */
public record BalancingPlan(boolean brief, double rate, Duration normal, Duration slow, int rounds) {

    /** Rate and times of the published experiment; a quarter of an hour with five rounds, on two processors. */
    public static BalancingPlan full(int rounds) {
        return new BalancingPlan(false, 1_000, Duration.ofSeconds(15), Duration.ofSeconds(30), rounds);
    }

    /** Less than a minute: the eleven servers with fewer requests for a shorter time, and no system. */
    public static BalancingPlan shortForm() {
        return new BalancingPlan(true, 200, Duration.ofSeconds(2), Duration.ofSeconds(4), 0);
    }
}
