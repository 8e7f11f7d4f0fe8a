package dev.souk.system.bench.result;

import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Latencies;
import java.util.Locale;

/**
 * What it costs to watch an order.
 *
 * @param firstP50Millis until the first message of a stream, on a connection that is open
 * @param request bytes of a stream with all its messages, on a connection that has had some
 * @param response the same
 * @param cpuMicros of one message
 */
public record StreamFigures(
        String protocol,
        double firstP50Millis,
        double firstP99Millis,
        double messagesPerSecond,
        double request,
        double response,
        CpuFigures cpuMicros) {

    static final String HEADING = "%-20s %8s %8s %8s %9s %9s %9s %9s %9s"
            .formatted(
                    "watch an order",
                    "1st p50",
                    "1st p99",
                    "msgs/s",
                    "B sent",
                    "B back",
                    "gateway",
                    "services",
                    "client");

    /** As they are stored. */
    public static StreamFigures of(
            String protocol, Latencies first, double perSecond, double request, double response, CpuFigures cpuMicros) {
        return new StreamFigures(
                protocol,
                Decimals.rounded(ReadFigures.millis(first, 50), 2),
                Decimals.rounded(ReadFigures.millis(first, 99), 2),
                Decimals.rounded(perSecond, 0),
                Decimals.rounded(request, 0),
                Decimals.rounded(response, 0),
                cpuMicros);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-20s %8.2f %8.2f %8.0f %9.0f %9.0f %9.0f %9.0f %9.0f",
                protocol,
                firstP50Millis,
                firstP99Millis,
                messagesPerSecond,
                request,
                response,
                cpuMicros.gateway(),
                cpuMicros.services(),
                cpuMicros.client());
    }
}
