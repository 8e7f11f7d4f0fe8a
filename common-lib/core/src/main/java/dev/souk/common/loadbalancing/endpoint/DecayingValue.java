package dev.souk.common.loadbalancing.endpoint;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.DoubleBinaryOperator;

/** A number that decays exponentially: 1/e of it is left after {@code memoryNanos}. Begins with zero. Thread-safe. */
final class DecayingValue {

    private static final AtomicReferenceFieldUpdater<DecayingValue, Point> LAST =
            AtomicReferenceFieldUpdater.newUpdater(DecayingValue.class, Point.class, "last");

    private record Point(double value, long at) {}

    private final double memoryNanos;
    private volatile Point last;

    DecayingValue(double memoryNanos, long now) {
        this.memoryNanos = memoryNanos;
        this.last = new Point(0, now);
    }

    double at(long now) {
        Point past = last;
        return past.value == 0 ? 0 : past.value * weight(past, now);
    }

    /** Replaces it by what {@code change} makes of the value that is left, and of the part that this is. */
    void update(long now, DoubleBinaryOperator change) {
        Point past;
        Point next;
        do {
            past = last;
            double weight = weight(past, now);
            next = new Point(change.applyAsDouble(past.value * weight, weight), now);
        } while (!LAST.compareAndSet(this, past, next));
    }

    /** Threads may come in another order than that of their timestamps. */
    private double weight(Point past, long now) {
        return Math.exp(-Math.max(now - past.at, 0) / memoryNanos);
    }
}
