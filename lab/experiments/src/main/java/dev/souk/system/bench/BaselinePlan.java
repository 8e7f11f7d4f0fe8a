package dev.souk.system.bench;

import java.time.Duration;

/**
 * How much is measured against baselines.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param rounds measured rounds
 * @param users customers who order at once, and who write orders by SQL at once
 * @param connections of each gateway
 * @param warmUps windows of each load before the first round
 * @param orders length of a window of orders
 * @param requests length of a window of requests
 */
public record BaselinePlan(
        boolean brief, int rounds, int users, int connections, int warmUps, Duration orders, Duration requests) {

    /** About a quarter of an hour with five rounds, on two processors. */
    public static BaselinePlan full(int rounds) {
        return new BaselinePlan(false, rounds, 24, 64, 4, Duration.ofSeconds(15), Duration.ofSeconds(8));
    }

    /** As fast as it can be, to see that it works. */
    public static BaselinePlan shortForm() {
        return new BaselinePlan(true, 1, 4, 8, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
