package dev.souk.console.metrics;

import java.util.Locale;

/**
 * Calls to one version of a service, as its callers counted them.
 *
 * @param calls that ended, without those whose caller did not wait
 * @param failures of them: 5xx, no answer in time, no connection
 * @param answers those whose latency is known
 * @param seconds the latencies of the answers together
 */
public record CallFigures(double calls, double failures, double answers, double seconds) {

    private static final double PERCENT = 100;
    private static final double MILLIS = 1_000;

    /** No calls. */
    public static final CallFigures NONE = new CallFigures(0, 0, 0, 0);

    /** Both together. */
    public CallFigures plus(CallFigures other) {
        return new CallFigures(
                calls + other.calls, failures + other.failures, answers + other.answers, seconds + other.seconds);
    }

    /** What is more than in the other. */
    public CallFigures minus(CallFigures other) {
        return new CallFigures(
                calls - other.calls, failures - other.failures, answers - other.answers, seconds - other.seconds);
    }

    /** From 0 to 1; not a number if there were no calls. */
    public double failureRate() {
        return failures / calls;
    }

    /** For people, such as {@code 120 calls, 0.8 % failed, 12 ms}. */
    @Override
    public String toString() {
        String failed = calls > 0 ? String.format(Locale.ROOT, ", %.1f %% failed", PERCENT * failureRate()) : "";
        return String.format(Locale.ROOT, "%.0f calls", calls)
                + failed
                + (answers > 0 ? String.format(Locale.ROOT, ", %.0f ms", meanMillis()) : "");
    }

    /** The mean latency; not a number if there were no answers. */
    public double meanMillis() {
        return seconds / answers * MILLIS;
    }
}
