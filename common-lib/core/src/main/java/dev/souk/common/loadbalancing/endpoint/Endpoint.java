package dev.souk.common.loadbalancing.endpoint;

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
    private final PeakEwma latency;
    private final RecentFailures failures;
    private volatile int weight = DEFAULT_WEIGHT;
    private volatile long ejectedUntil;

    /** An instance that is known since {@code addedAt}. */
    public Endpoint(EndpointSettings settings, long addedAt) {
        double memory = settings.memory().toNanos();
        this.addedAt = addedAt;
        this.failurePenalty = settings.failurePenalty().toNanos();
        this.latency = new PeakEwma(memory, addedAt);
        this.failures = new RecentFailures(memory, addedAt);
        this.ejectedUntil = addedAt;
    }

    /** A call begins. Each is followed by {@link #endCall}. */
    public final void beginCall() {
        outstanding.incrementAndGet();
    }

    /** A call that took {@code nanos} ends. */
    public final void endCall(CallOutcome outcome, long nanos, long now) {
        outstanding.decrementAndGet();
        switch (outcome) {
            case SUCCESS -> succeed(nanos, now);
            case REJECTED -> fail(nanos, now);
            case ERROR, UNREACHABLE -> {
                consecutiveErrors.incrementAndGet();
                fail(nanos, now);
            }
            case CANCELLED -> latency.observe(nanos, now); // for as long as the caller waited, at least
        }
    }

    private void succeed(long nanos, long now) {
        latency.observe(nanos, now);
        if (consecutiveErrors.get() != 0) { // a read is cheaper than a write, and the rule
            consecutiveErrors.set(0);
        }
    }

    private void fail(long nanos, long now) {
        latency.observe(Math.max(nanos, failurePenalty), now);
        failures.add(now);
    }

    /** Calls in progress. */
    public final int outstanding() {
        return outstanding.get();
    }

    /** Calls in progress, and recent failures as if they still were: what fails at once is never in progress. */
    public final long load(long now) {
        return outstanding.get() + failures.at(now);
    }

    /**
     * What the next call would cost: the average latency times the calls that it would compete with, itself included.
     */
    public final double cost(long now) {
        int inProgress = outstanding.get();
        double nanos = latency.nanosAt(now);
        return nanos == 0 && inProgress > 0 ? NO_ANSWER_YET + inProgress : nanos * (inProgress + 1);
    }

    /** Errors since the last success. */
    public final int consecutiveErrors() {
        return consecutiveErrors.get();
    }

    /** Failures of about the last ten seconds, the older the less. */
    public final long recentFailures(long now) {
        return failures.at(now);
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
    public final void eject(long until) {
        ejectedUntil = until;
        consecutiveErrors.set(0);
    }

    /** Whether it is excluded from choices. */
    public final boolean isEjected(long now) {
        return ejectedUntil - now > 0;
    }

    /** For how long it has been known. */
    public final long age(long now) {
        return now - addedAt;
    }
}
