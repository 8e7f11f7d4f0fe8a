package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The result of a comparison, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param warmUp confirmed orders a second while the systems warmed up, by side
 * @param warmUpErrors what failed meanwhile, by kind
 * @param orders how many orders were confirmed and measured, by side
 * @param errors how often something failed in what was measured, by kind; it is no result unless it is empty
 */
public record ComparisonResult(
        Instant at,
        Machine machine,
        boolean brief,
        List<MeasuredSide> sides,
        Map<String, List<Double>> warmUp,
        Map<String, Long> warmUpErrors,
        Map<String, Long> orders,
        List<ComparedFigure> figures,
        Map<String, Long> errors)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "compare";
    }

    @Override
    public boolean isValid() {
        return errors.isEmpty();
    }

    @Override
    public List<String> table() {
        return ComparisonTable.lines(this);
    }
}
