package dev.souk.system.bench.result;

import java.util.Locale;
import java.util.Map;

/**
 * What came of one fault.
 *
 * @param done calls of customers with the expected answer
 * @param failures calls without it, by kind
 * @param arrived calls of the gateway to instances, also those that found nobody
 * @param lastFailure seconds from the fault to the last failed call of the gateway
 * @param p99Millis of what was done, from when it was due
 */
public record FailoverFault(
        String policy,
        String fault,
        long done,
        Map<String, Long> failures,
        long arrived,
        double lastFailure,
        double p99Millis) {

    static final String ROW = "%-28s %-18s %8s %8s %14s %14s %8s";

    /** A line of the table. */
    public String row() {
        return ROW.formatted(
                policy,
                fault,
                sent(),
                failed(),
                String.format(Locale.ROOT, "%.2f", arrivedOfSent()),
                String.format(Locale.ROOT, "%.1f", lastFailure),
                String.format(Locale.ROOT, "%.0f", p99Millis));
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    long sent() {
        return done + failed();
    }

    double arrivedOfSent() {
        return (double) arrived / sent();
    }
}
