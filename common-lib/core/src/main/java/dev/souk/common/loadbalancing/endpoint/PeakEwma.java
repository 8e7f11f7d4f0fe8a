package dev.souk.common.loadbalancing.endpoint;

/**
 * A peak-sensitive, exponentially weighted moving average of latencies, as in Finagle (class {@code PeakEwma}) and
 * Linkerd: an observation above the average replaces it at once, one below it lowers the average gradually. Without
 * observations it decays towards zero, so that an instance that was slow is tried again.
 *
 * <p>The observations are not evenly spaced. So the weight of the past depends on the time between two of them.
 */
final class PeakEwma {

    private final DecayingValue average;

    PeakEwma(double memoryNanos, long now) {
        average = new DecayingValue(memoryNanos, now);
    }

    void observe(long nanos, long now) {
        average.update(now, (past, weight) -> Math.max((double) nanos, past + nanos * (1 - weight)));
    }

    double nanosAt(long now) {
        return average.at(now);
    }
}
