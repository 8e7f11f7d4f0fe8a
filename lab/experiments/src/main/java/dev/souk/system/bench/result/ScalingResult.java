package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How cost and latency grow, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form, whose figures say nothing
 * @param commit of the source tree
 * @param warmUp orders a second while systems warmed up, by system
 * @param warmUpErrors what failed meanwhile, by kind
 * @param fillSeconds how long it took to write past orders, by how many there were then
 * @param sections one for each size, beside the size that did not grow
 * @param errors how often something failed in what was measured, by kind; it is no result unless it is empty
 */
public record ScalingResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        Map<String, List<Double>> warmUp,
        Map<String, Long> warmUpErrors,
        Map<Long, Double> fillSeconds,
        List<ScalingSection> sections,
        Map<String, Long> errors)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "scaling";
    }

    @Override
    public boolean isValid() {
        return errors.isEmpty();
    }

    @Override
    public List<String> table() {
        return ScalingTable.lines(this);
    }
}
