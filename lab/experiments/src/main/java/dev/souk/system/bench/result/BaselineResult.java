package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The result of a measurement against baselines, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param warmUp what each did in a second while it warmed up
 * @param warmUpErrors what failed meanwhile, by kind
 * @param rowsOfAnOrder by table; an order of Souk and one by SQL leave the same
 * @param figures A is the baseline, B is Souk
 * @param errors how often something failed in what was measured, by kind; it is no result unless it is empty
 */
public record BaselineResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        Map<String, List<Double>> warmUp,
        Map<String, Long> warmUpErrors,
        Map<String, Double> rowsOfAnOrder,
        List<ComparedFigure> figures,
        Map<String, Long> errors)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "baselines";
    }

    @Override
    public boolean isValid() {
        return errors.isEmpty();
    }

    @Override
    public List<String> table() {
        return BaselineTable.lines(this);
    }
}
