package dev.souk.common.loadbalancing.pool;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One instance of a service as this process sees it. Times are those of {@link System#nanoTime()}, as arguments. Takes
 * about 200 bytes, however many calls it counts.
 */
public class Endpoint {

    /** Of an instance that names none. */
    public static final int DEFAULT_WEIGHT = 100;

    /**
     * More than any latency: an instance that has not answered yet gets one call, and no second one before the answer.
     */
    private static final double NO_ANSWER_YET = Long.MAX_VALUE >> 16;

    private final long addedAt;
    private final long failurePenalty;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger consecutiveErrors = new AtomicInteger();
    private final DecayingValue latency;
    private final DecayingValue failures;
    private volatile int weight = DEFAULT_WEIGHT;
    private volatile long ejectedUntil;

    /** An instance that is known since {@code addedAt}. */
    public Endpoint(PoolSettings settings, long addedAt) {
        double memory = settings.memory().toNanos();
        this.addedAt = addedAt;
        this.failurePenalty = settings.failurePenalty().toNanos();
        this.latency = new DecayingValue(memory, addedAt);
        this.failures = new DecayingValue(memory, addedAt);
        this.ejectedUntil = addedAt;
    }

    /** A call begins. Each is followed by {@link #endCall}. */
    final void beginCall() {
        outstanding.incrementAndGet();
    }

    /** Learns how a call ended. In the thread of the call, as {@link #onEjection}. */
    protected void onEnd(CallOutcome outcome, long nanos) {}

    /** Learns that it receives no calls for this time, since a call ended like this. */
    protected void onEjection(CallOutcome outcome, Duration time) {}

    /** A call that took {@code nanos} ends. */
    final void endCall(CallOutcome outcome, long nanos, long now) {
        outstanding.decrementAndGet();
        onEnd(outcome, nanos);
        switch (outcome) {
            case SUCCESS -> succeed(nanos, now);
            case REJECTED -> fail(nanos, now);
            case ERROR, UNREACHABLE -> {
                consecutiveErrors.incrementAndGet();
                fail(nanos, now);
            }
            case CANCELLED -> latency.average(nanos, now); // for as long as the caller waited, at least
        }
    }

    private void succeed(long nanos, long now) {
        latency.average(nanos, now);
        if (consecutiveErrors.get() != 0) { // a read is cheaper than a write, and the rule
            consecutiveErrors.set(0);
        }
    }

    private void fail(long nanos, long now) {
        latency.average(Math.max(nanos, failurePenalty), now);
        failures.increment(now);
    }

    /** Calls in progress. */
    public final int outstanding() {
        return outstanding.get();
    }

    /** Calls in progress, and recent failures as if they still were: what fails at once is never in progress. */
    final long load(long now) {
        return outstanding.get() + recentFailures(now);
    }

    /**
     * What the next call would cost: the average latency times the calls that it would compete with, itself included.
     */
    final double cost(long now) {
        int inProgress = outstanding.get();
        double nanos = latency.at(now);
        return nanos == 0 && inProgress > 0 ? NO_ANSWER_YET + inProgress : nanos * (inProgress + 1);
    }

    /** Errors since the last success. */
    final int consecutiveErrors() {
        return consecutiveErrors.get();
    }

    /** Rounded: what is left of one failure counts until half of it is gone, not forever. */
    final long recentFailures(long now) {
        return Math.round(failures.at(now));
    }

    /** Its share of calls in relation to the weights of the others; 0 for none. */
    public final int weight() {
        return weight;
    }

    /** Changes its share. */
    public final void weight(int newWeight) {
        weight = Math.max(newWeight, 0);
    }

    /** Excludes it from choices until a time; it begins without consecutive errors then. */
    final void eject(long until) {
        ejectedUntil = until;
        consecutiveErrors.set(0);
    }

    /** Whether it is excluded from choices. */
    final boolean isEjected(long now) {
        return ejectedUntil - now > 0;
    }

    /** For how long it has been known. */
    final long age(long now) {
        return now - addedAt;
    }
}
