package dev.souk.common.loadbalancing;

import java.time.Duration;
import java.util.function.IntUnaryOperator;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A new instance takes part in a choice with a probability that rises from a tenth to one. A JVM is slow until it has
 * compiled what it runs often.
 *
 * @param window in which the share of a new instance rises; 0 for no slow start
 */
public record SlowStart(@DefaultValue("10s") @DurationMin Duration window) {

    private static final int CERTAIN = 1_000;
    private static final int MINIMUM = CERTAIN / 10;

    boolean isOver(BalancedInstance instance, long now) {
        return instance.age(now) >= window.toNanos();
    }

    boolean admits(BalancedInstance instance, IntUnaryOperator random, long now) {
        return isOver(instance, now)
                || random.applyAsInt(CERTAIN) < Math.max(instance.age(now) * CERTAIN / window.toNanos(), MINIMUM);
    }
}
