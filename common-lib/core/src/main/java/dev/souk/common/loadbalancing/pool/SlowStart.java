package dev.souk.common.loadbalancing.pool;

import java.time.Duration;
import java.util.function.IntUnaryOperator;

/**
 * A new instance takes part in a choice with a probability that rises from a tenth to one. A JVM is slow until it has
 * compiled what it runs often.
 *
 * @param window time that the rise takes; zero for none
 */
public record SlowStart(Duration window) {

    private static final int CERTAIN = 1_000;
    private static final int MINIMUM = CERTAIN / 10;

    boolean isOver(Endpoint endpoint, long now) {
        return endpoint.age(now) >= window.toNanos();
    }

    boolean admits(Endpoint endpoint, IntUnaryOperator random, long now) {
        return isOver(endpoint, now) || random.applyAsInt(CERTAIN) < probability(endpoint, now);
    }

    private long probability(Endpoint endpoint, long now) {
        return Math.max(endpoint.age(now) * CERTAIN / window.toNanos(), MINIMUM);
    }
}
