package dev.souk.system.bench.result;

import java.time.Instant;
import java.util.List;

/**
 * The result of a measurement of load balancing, as it is stored in {@code docs/benchmarks}.
 *
 * @param at when it began
 * @param brief whether it is the brief form
 * @param commit of the source tree
 * @param elevenServers one of eleven small servers is slow for half of the time
 * @param threeInstances one of three instances in the whole system is slow for half of the time; empty in the brief
 *     form
 */
public record BalancingResult(
        Instant at,
        Machine machine,
        boolean brief,
        String commit,
        List<StrategyFigures> elevenServers,
        List<StrategyFigures> threeInstances)
        implements BenchmarkResult {

    @Override
    public String kind() {
        return "balancing";
    }

    /** Errors are what is measured. */
    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public List<String> table() {
        return BalancingTable.lines(this);
    }
}
