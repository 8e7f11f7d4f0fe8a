package dev.souk.gateway.concurrency;

import dev.souk.gateway.concurrency.ConcurrencyProperties.Services;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A limit of the concurrent requests to one service that follows their latency, as TCP's congestion window follows
 * losses: additive increase, multiplicative decrease (D. Chiu and R. Jain, 1989). While responses come in time, it
 * grows as far as requests need it; when their mean latency is above what is tolerated, it shrinks by a tenth, four
 * times a second.
 *
 * <p>A service that is slow by itself is not slow because of the requests at once. What it takes while there are no
 * more of them than the smallest limit is remembered, and twice that is always tolerated. So nothing has to be rejected
 * to find it out: these are the requests of quiet times, or those that the smallest limit admits anyway.
 *
 * <p>Some places beyond the limit are reserved for clients who ask for little: otherwise those who send most would take
 * all places, as soon as one is free, and those who send a request now and then would be rejected.
 */
final class AdaptiveLimit implements ServiceLimit {

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final double DECREASE = 0.9;
    private static final int INCREASE = 2;
    private static final double TOLERATED_RATIO = 2;
    private static final double SMOOTHING = 0.2;

    private final Services settings;
    private final LongSupplier nanoTime;
    private final RecentRequests requests;

    // Each is guarded by this object.
    private double limit;
    private double unloadedNanos;
    private int concurrent;
    private int mostConcurrent;
    private long windowBegin;
    private long answered;
    private double answeredNanos;

    /** Begins with the largest limit. */
    AdaptiveLimit(Services settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.limit = settings.max();
        this.windowBegin = nanoTime.getAsLong();
        this.requests = new RecentRequests(windowBegin);
    }

    @Override
    public synchronized boolean tryAcquire(String client) {
        requests.add(client, nanoTime.getAsLong());
        if (concurrent >= current() && !mayTakeReserved(client)) {
            return false;
        }
        concurrent++;
        mostConcurrent = Math.max(mostConcurrent, concurrent);
        return true;
    }

    private boolean mayTakeReserved(String client) {
        return concurrent < current() + settings.reserved() && requests.areFewOf(client);
    }

    @Override
    public synchronized void release(long begin, boolean wasAnswered) {
        concurrent--;
        long now = nanoTime.getAsLong();
        if (wasAnswered) {
            answered++;
            answeredNanos += now - begin;
        }
        if (answered > 0 && now - windowBegin >= WINDOW_NANOS) {
            adjust(answeredNanos / answered);
            windowBegin = now;
            answered = 0;
            answeredNanos = 0;
            mostConcurrent = concurrent;
        }
    }

    private void adjust(double meanNanos) {
        if (mostConcurrent <= settings.min()) {
            unloadedNanos += (unloadedNanos == 0 ? 1 : SMOOTHING) * (meanNanos - unloadedNanos);
        }
        double tolerated = Math.max((double) settings.latency().toNanos(), TOLERATED_RATIO * unloadedNanos);
        if (meanNanos > tolerated) {
            limit = Math.max(settings.min(), limit * DECREASE);
        } else if (mostConcurrent >= current()) {
            limit = Math.min(settings.max(), limit + INCREASE);
        }
    }

    /** How many requests are admitted at once, now. */
    synchronized int current() {
        return (int) limit;
    }
}
