package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.Outcome;
import java.util.Map;

/**
 * What those who do not attack got of what they asked for.
 *
 * @param demand READS or ORDERS
 * @param asked how often
 * @param served how often it was done
 * @param p50Millis of what was done, from when it was due
 * @param p99Millis of what was done, from when it was due
 * @param errors what was not done, by kind
 */
public record AttackedDemand(
        String demand, long asked, long served, double p50Millis, double p99Millis, Map<String, Long> errors) {

    /** From what a load did. */
    public static AttackedDemand of(String demand, Outcome outcome) {
        Latencies latencies = outcome.latencies();
        long served = latencies.count();
        long failed =
                outcome.errors().values().stream().mapToLong(Long::longValue).sum();
        return new AttackedDemand(
                demand,
                served + failed,
                served,
                served > 0 ? latencies.millisAt(50) : 0,
                served > 0 ? latencies.millisAt(99) : 0,
                outcome.errors());
    }
}
