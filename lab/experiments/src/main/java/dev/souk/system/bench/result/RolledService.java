package dev.souk.system.bench.result;

import java.util.List;
import java.util.Map;

/**
 * What came of all calls while the instances of one service were replaced.
 *
 * @param calls of all services
 * @param failures calls without the expected answer, by kind
 * @param longestGapMillis the longest time without an expected answer of this service
 * @param p50Millis latency, from when a call was due
 * @param p99Millis latency, from when a call was due
 * @param seconds how long it took to replace each instance
 */
public record RolledService(
        String service,
        long calls,
        Map<String, Long> failures,
        long longestGapMillis,
        double p50Millis,
        double p99Millis,
        List<Double> seconds) {

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    double longest() {
        return seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
