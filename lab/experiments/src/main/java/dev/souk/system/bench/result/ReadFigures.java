package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Latencies;
import java.util.Locale;

/**
 * What it costs to get a user.
 *
 * @param request bytes of a call, on a connection that has had some
 * @param response the same
 */
public record ReadFigures(
        String protocol,
        double p50Millis,
        double p99Millis,
        double callsPerSecond,
        double request,
        double response,
        CpuFigures cpuMicros) {

    static final String HEADING = "%-20s %8s %8s %8s %9s %9s %9s %9s %9s"
            .formatted(
                    "get a user", "p50 ms", "p99 ms", "calls/s", "B sent", "B back", "gateway", "services", "client");

    /** As they are stored. */
    public static ReadFigures of(
            String protocol,
            Latencies latencies,
            double perSecond,
            double request,
            double response,
            CpuFigures cpuMicros) {
        return new ReadFigures(
                protocol,
                Decimals.rounded(millis(latencies, 50), 2),
                Decimals.rounded(millis(latencies, 99), 2),
                Decimals.rounded(perSecond, 0),
                Decimals.rounded(request, 0),
                Decimals.rounded(response, 0),
                cpuMicros);
    }

    /** None if every call failed. */
    static double millis(Latencies latencies, double percentile) {
        return latencies.count() == 0 ? 0 : latencies.millisAt(percentile);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-20s %8.2f %8.2f %8.0f %9.0f %9.0f %9.0f %9.0f %9.0f",
                protocol,
                p50Millis,
                p99Millis,
                callsPerSecond,
                request,
                response,
                cpuMicros.gateway(),
                cpuMicros.services(),
                cpuMicros.client());
    }
}
