package dev.souk.system.bench.result;

import java.util.Locale;
import java.util.Map;

/**
 * What came of the release of one build.
 *
 * @param good whether the build is no worse than the old one
 * @param analysed whether an analysis decided
 * @param promoted whether it runs at the end
 * @param reason why not
 * @param seconds from its first instance on until one of the versions was gone
 * @param calls of customers to all services meanwhile
 * @param failures calls without the expected answer, by kind
 * @param newCalls calls of gateway and services to the new version, also those that were repeated elsewhere
 * @param newFailures those of them that failed
 * @param p50Millis latency of customers' calls, from when a call was due
 * @param p99Millis latency of customers' calls, from when a call was due
 */
public record ReleasedBuild(
        String build,
        boolean good,
        boolean analysed,
        boolean promoted,
        String reason,
        long seconds,
        long calls,
        Map<String, Long> failures,
        long newCalls,
        long newFailures,
        double p50Millis,
        double p99Millis) {

    static final String ROW = "%-40s %-9s %8s %8s %8s %9s %9s %9s %8s %8s";
    private static final double PERCENT = 100;
    private static final double TOLERATED_PERCENT = 1;

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    double failedPercent() {
        return PERCENT * failed() / calls;
    }

    /** A good build is promoted without a failed call, a bad one is back with at most one percent. */
    public boolean isAsRequired() {
        boolean isTolerable = good ? failed() == 0 : failedPercent() <= TOLERATED_PERCENT;
        return !analysed || (calls > 0 && promoted == good && isTolerable);
    }

    String row() {
        return ROW.formatted(
                build,
                promoted ? "promoted" : "back",
                seconds,
                calls,
                failed(),
                String.format(Locale.ROOT, "%.2f %%", failedPercent()),
                newCalls,
                newFailures,
                String.format(Locale.ROOT, "%.0f", p50Millis),
                String.format(Locale.ROOT, "%.0f", p99Millis));
    }
}
