package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two use cases by each protocol, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param users who called at once
 * @param othersPercent of the processors that other programs had meanwhile
 * @param failures calls that failed without a fault, by kind
 */
public record ProtocolsResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        int users,
        double othersPercent,
        List<ReadFigures> reads,
        List<StreamFigures> streams,
        List<SlowFigures> slow,
        List<FaultFigures> faults,
        Map<String, Long> failures)
        implements BenchmarkResult {

    /** Copies. */
    public ProtocolsResult {
        reads = List.copyOf(reads);
        streams = List.copyOf(streams);
        slow = List.copyOf(slow);
        faults = List.copyOf(faults);
        failures = Map.copyOf(failures);
    }

    @Override
    public String kind() {
        return "protocols";
    }

    /** A call that fails, and a client that does not recover, are results, too. */
    @Override
    public boolean isValid() {
        return !reads.isEmpty() && !streams.isEmpty();
    }

    @Override
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(FigureLines.machine(machine));
        lines.add(String.format(
                Locale.ROOT,
                "Souk: %s; %s callers; other programs had %.0f %% of the processors; CPU in µs of a call or message",
                commit,
                users,
                othersPercent));
        lines.add(ReadFigures.HEADING);
        reads.forEach(read -> lines.add(read.row()));
        lines.add(StreamFigures.HEADING);
        streams.forEach(stream -> lines.add(stream.row()));
        lines.add(SlowFigures.HEADING);
        slow.forEach(figures -> lines.add(figures.row()));
        lines.add(FaultFigures.HEADING);
        faults.forEach(fault -> lines.add(fault.row()));
        failures.forEach((kind, count) -> lines.add("failed without a fault: %s × %s".formatted(count, kind)));
        return lines;
    }
}
