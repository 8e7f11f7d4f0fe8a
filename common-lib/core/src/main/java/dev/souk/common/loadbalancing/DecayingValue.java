package dev.souk.common.loadbalancing;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleBinaryOperator;

/** A number that decays exponentially: 1/e of it is left after {@code memoryNanos}. Begins with zero. Thread-safe. */
final class DecayingValue {

    private record Point(double value, long at) {}

    private final double memoryNanos;
    private final AtomicReference<Point> last;

    DecayingValue(double memoryNanos, long now) {
        this.memoryNanos = memoryNanos;
        this.last = new AtomicReference<>(new Point(0, now));
    }

    double at(long now) {
        Point past = Objects.requireNonNull(last.get());
        return past.value == 0 ? 0 : past.value * weight(past, now);
    }

    void increment(long now) {
        update(now, (past, _) -> past + 1);
    }

    /**
     * As a peak-sensitive, exponentially weighted moving average (peak EWMA in Finagle and Linkerd): a value above the
     * average replaces it at once, one below it lowers the average gradually. The values are not evenly spaced, so the
     * weight of the past depends on the time between two of them. Without values the average decays towards zero.
     */
    void average(long value, long now) {
        update(now, (past, weight) -> Math.max((double) value, past + value * (1 - weight)));
    }

    private void update(long now, DoubleBinaryOperator change) {
        last.updateAndGet(past -> {
            double weight = weight(past, now);
            return new Point(change.applyAsDouble(past.value * weight, weight), now);
        });
    }

    /** Threads may come in another order than that of their timestamps. */
    private double weight(Point past, long now) {
        return Math.exp(-Math.max(now - past.at, 0) / memoryNanos);
    }
}
