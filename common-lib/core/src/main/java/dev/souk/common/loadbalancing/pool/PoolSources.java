package dev.souk.common.loadbalancing.pool;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;

/**
 * Time and random numbers; a test has its own.
 *
 * @param nanoTime as {@link System#nanoTime()}
 * @param random returns a number from 0 that is below its argument
 */
public record PoolSources(LongSupplier nanoTime, IntUnaryOperator random) {

    /** Those of the JVM, which no two threads share. */
    public static PoolSources system() {
        return new PoolSources(
                System::nanoTime, bound -> ThreadLocalRandom.current().nextInt(bound));
    }
}
