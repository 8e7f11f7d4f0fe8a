package dev.souk.system.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param asBuilt whether nothing is built, even if sources are newer than jars
 * @param brief whether it is the brief form, whose figures say nothing
 * @param starts measured starts of each side; in the brief form the first one
 * @param afterStart what follows each of these starts
 * @param rounds measured rounds of load
 * @param users customers who keep a system busy; fewer than the requests that a gateway accepts from one address
 * @param warmUps windows of load before the first round
 * @param warmUp length of each of them
 * @param ordersPerSecond rate of the one user whose latency is measured
 * @param oneUser length of that
 * @param reads length of the reads
 * @param orders length of the orders of all users
 */
public record ComparisonPlan(
        boolean asBuilt,
        boolean brief,
        int starts,
        AfterStart afterStart,
        int rounds,
        int users,
        int warmUps,
        Duration warmUp,
        double ordersPerSecond,
        Duration oneUser,
        Duration reads,
        Duration orders) {

    /**
     * Load and then silence.
     *
     * @param load length of the orders of all users
     * @param pause what follows, for work that the load left behind
     * @param idle how long the CPU time of a system is measured that nobody calls
     */
    public record AfterStart(Duration load, Duration pause, Duration idle) {}

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int USERS = 24;
    private static final double ORDERS_PER_SECOND = 6;

    /** About twenty minutes with five rounds, on two processors. */
    public static ComparisonPlan full(int rounds, boolean asBuilt) {
        return new ComparisonPlan(
                asBuilt,
                false,
                Math.min(rounds, 3),
                new AfterStart(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(20)),
                rounds,
                USERS,
                4,
                Duration.ofSeconds(15),
                ORDERS_PER_SECOND,
                Duration.ofSeconds(20),
                Duration.ofSeconds(8),
                Duration.ofSeconds(15));
    }

    /** As fast as it can be, to see that it works: a system that is not warm yet, measured once, says nothing. */
    public static ComparisonPlan brief(boolean asBuilt) {
        return new ComparisonPlan(
                asBuilt,
                true,
                1,
                new AfterStart(SECOND, Duration.ZERO, SECOND),
                1,
                4,
                0,
                Duration.ZERO,
                ORDERS_PER_SECOND,
                SECOND,
                SECOND,
                SECOND);
    }
}
