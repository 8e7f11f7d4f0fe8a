package dev.souk.launcher.release;

import dev.souk.console.metrics.CallFigures;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the new version with the old one. Each rule requires what is good, instead of looking for what is bad: a
 * figure that is missing, or not a number, is no reason to go on.
 *
 * @param minimum calls to each version, without which nothing is decided
 */
record Analysis(int minimum) {

    /** So many failures, and too many for their number of calls, are enough to stop at once. */
    private static final int FAILURES_TO_STOP = 5;

    private static final double RATE_FACTOR = 2;
    private static final double RATE_TOLERANCE = 0.01;
    private static final double LATENCY_FACTOR = 1.5;
    private static final double LATENCY_TOLERANCE_MILLIS = 50;
    private static final double PERCENT = 100;

    /** Why the stage stops at once; nothing if it goes on. */
    Optional<Verdict> failing(CallFigures before, CallFigures stage) {
        return stage.failures() >= FAILURES_TO_STOP && !isFailureRateGood(before, stage)
                ? Optional.of(new Verdict.Failing(failures(before, stage)))
                : Optional.empty();
    }

    /**
     * Judges a stage when its time is over.
     *
     * @param before all calls to the old version since the release began
     * @param stage calls to the new version in this stage
     * @param settled those of them whose latency counts
     */
    Verdict judge(CallFigures before, CallFigures stage, CallFigures settled) {
        if (!(stage.calls() >= minimum)) {
            return new Verdict.Undecided(
                    String.format(Locale.ROOT, "%.0f of %s calls to the new version", stage.calls(), minimum));
        }
        if (!(before.calls() >= minimum && before.answers() > 0)) {
            return new Verdict.Undecided(
                    String.format(Locale.ROOT, "%.0f of %s calls to the old version", before.calls(), minimum));
        }
        if (!isFailureRateGood(before, stage)) {
            return new Verdict.Failing(failures(before, stage));
        }
        if (!(settled.answers() >= minimum / 2.0)) {
            return new Verdict.Undecided(String.format(
                    Locale.ROOT, "%.0f of %s answers of the new version", settled.answers(), minimum / 2));
        }
        return settled.meanMillis() <= latencyLimit(before)
                ? new Verdict.Healthy()
                : new Verdict.Slow(String.format(
                        Locale.ROOT,
                        "an answer takes %.0f ms on average, of the old version %.0f ms",
                        settled.meanMillis(),
                        before.meanMillis()));
    }

    private static boolean isFailureRateGood(CallFigures before, CallFigures stage) {
        double old = before.calls() > 0 ? before.failureRate() : 0;
        return stage.failureRate() <= RATE_FACTOR * old + RATE_TOLERANCE;
    }

    private static double latencyLimit(CallFigures before) {
        return LATENCY_FACTOR * before.meanMillis() + LATENCY_TOLERANCE_MILLIS;
    }

    private static String failures(CallFigures before, CallFigures stage) {
        return String.format(
                Locale.ROOT,
                "%.0f of %.0f calls failed, of the old version %.1f %%",
                stage.failures(),
                stage.calls(),
                before.calls() > 0 ? PERCENT * before.failureRate() : 0);
    }

    /** What an analysis found. Only {@link Healthy} lets a release go on. */
    sealed interface Verdict {

        /** The new version is no worse than the old one. */
        record Healthy() implements Verdict {}

        /** The new version fails more often. */
        record Failing(String reason) implements Verdict {}

        /** The new version is slower. */
        record Slow(String reason) implements Verdict {}

        /** Nobody can say yet. */
        record Undecided(String reason) implements Verdict {}
    }
}
