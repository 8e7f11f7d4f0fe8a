package dev.souk.system.bench.formulas.pages;

import dev.souk.system.bench.figure.Series;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What a task of microseconds takes in this process, as a share of milliseconds: not as exact as the benchmarks of
 * messages by JMH, which have a JVM of their own.
 */
public final class RepeatedTask {

    private static final int BATCHES = 10;
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final double NANOS_OF_A_MICROSECOND = 1_000;

    /** What the results are used for, so that they are made. */
    private static final AtomicLong USED = new AtomicLong();

    private RepeatedTask() {}

    /** The median of some batches, after one that is not counted. */
    public static double micros(Supplier<?> task) {
        batch(task);
        var batches = new ArrayList<Double>();
        for (int number = 0; number < BATCHES; number++) {
            batches.add(batch(task));
        }
        return new Series(batches).median();
    }

    private static double batch(Supplier<?> task) {
        long begin = System.nanoTime();
        long count = 0;
        long now = begin;
        while (now - begin < BATCH_NANOS) {
            USED.addAndGet(task.get().hashCode());
            count++;
            now = System.nanoTime();
        }
        return (now - begin) / NANOS_OF_A_MICROSECOND / count;
    }
}
