package dev.souk.common.loadbalancing.endpoint;

/** A count of failures, in which each of them decays exponentially. */
final class RecentFailures {

    private final DecayingValue count;

    RecentFailures(double memoryNanos, long now) {
        count = new DecayingValue(memoryNanos, now);
    }

    void add(long now) {
        count.update(now, (past, _) -> past + 1);
    }

    /** Rounded: what is left of one failure counts until half of it is gone, not forever. */
    long at(long now) {
        return Math.round(count.at(now));
    }
}
