package dev.souk.system.bench.shopping;

import dev.souk.system.bench.figure.Latencies;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What shoppers have done so far. Thread-safe. */
public final class LoadFigures {

    private static final String ROW = "%-20s %9s %8s %9s %9s %9s %9s";
    private static final int[] PERCENTILES = {50, 90, 99};

    private final Map<Step, Latencies> ofSteps = new EnumMap<>(Step.class);
    private final Map<Step, LongAdder> failed = new EnumMap<>(Step.class);
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private volatile Latencies recent = new Latencies();

    LoadFigures() {
        for (Step step : Step.values()) {
            ofSteps.put(step, new Latencies());
            failed.put(step, new LongAdder());
        }
    }

    void done(Step step, long due, long end) {
        latencies(step).record(due, end);
        recent.record(due, end);
    }

    void failed(Step step, String reason) {
        adder(step).increment();
        failures.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    private Latencies latencies(Step step) {
        return Objects.requireNonNull(ofSteps.get(step));
    }

    private LongAdder adder(Step step) {
        return Objects.requireNonNull(failed.get(step));
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
                latencies(Step.ORDER).count(),
                failures.values().stream().mapToLong(LongAdder::sum).sum());
    }

    /** Whether everything was answered as expected. */
    public boolean isWithoutFailure() {
        return failures.isEmpty();
    }

    /** A row for each kind of step, then what failed. */
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("", "done", "failed", "p50 ms", "p90 ms", "p99 ms", "max ms"));
        for (Step step : Step.values()) {
            Latencies latencies = latencies(step);
            lines.add(ROW.formatted(
                    step.title(),
                    latencies.count(),
                    adder(step).sum(),
                    millis(latencies, PERCENTILES[0]),
                    millis(latencies, PERCENTILES[1]),
                    millis(latencies, PERCENTILES[2]),
                    millis(latencies, 100)));
        }
        new TreeMap<>(failures).forEach((reason, count) -> lines.add("  %s × %s".formatted(count.sum(), reason)));
        return lines;
    }

    private static String millis(Latencies latencies, double percentile) {
        return latencies.count() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", latencies.millisAt(percentile));
    }
}
