package dev.souk.system.bench.shopping;

import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.result.Table;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What shoppers have done so far. Thread-safe. */
public final class LoadFigures {

    private final Map<Step, Outcome> ofSteps = new EnumMap<>(Step.class);
    private volatile Latencies recent = new Latencies();

    LoadFigures() {
        for (Step step : Step.values()) {
            ofSteps.put(step, new Outcome());
        }
    }

    /** Takes a step and counts it, as late as it was due. */
    void record(Step step, Work work, long due) {
        of(step).record(
                        () -> {
                            work.perform();
                            recent.record(due, System.nanoTime());
                        },
                        due);
    }

    /** Counts what belongs to no step. */
    void fail(String kind) {
        of(Step.ORDER).fail(kind);
    }

    private Outcome of(Step step) {
        return Objects.requireNonNull(ofSteps.get(step));
    }

    private long failed() {
        return ofSteps.values().stream().mapToLong(Outcome::failed).sum();
    }

    /** A line about the time since the last such line. */
    String line(long second) {
        Latencies ended = recent;
        recent = new Latencies();
        return String.format(
                Locale.ROOT,
                "%4s s  %5s done  p50 %s ms  p99 %s ms  %s orders  %s failed",
                second,
                ended.count(),
                millis(ended, 50),
                millis(ended, 99),
                of(Step.ORDER).done(),
                failed());
    }

    private static String millis(Latencies latencies, double percentile) {
        return latencies.count() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", latencies.millisAt(percentile));
    }

    /** Whether everything was answered as expected. */
    public boolean isWithoutFailure() {
        return failed() == 0;
    }

    /** A row for each kind of step, then what failed. */
    public List<String> table() {
        var table = new Table(
                "What shoppers have done", "step", "done", "failed", "p50, ms", "p90, ms", "p99, ms", "max, ms");
        for (Step step : Step.values()) {
            Outcome outcome = of(step);
            table.add(
                    step.title(),
                    outcome.done(),
                    outcome.failed(),
                    outcome.millisAt(50),
                    outcome.millisAt(90),
                    outcome.millisAt(99),
                    outcome.millisAt(100));
            table.failures(outcome.errors());
        }
        return table.lines();
    }
}
