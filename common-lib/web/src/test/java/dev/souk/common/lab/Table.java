package dev.souk.common.lab;

import java.util.ArrayList;
import java.util.List;

/** The comparison, as Markdown. Ratios are to the dual write, which is what it costs to guarantee nothing. */
final class Table {

    private final List<String> rows = new ArrayList<>();
    private double first;

    /** Adds a row; {@code throughput} in orders that both sides have, a second. */
    void add(String protocol, Outcome outcome, double throughput) {
        if (rows.isEmpty()) {
            first = throughput;
        }
        rows.add("| %s | %d | %d | %d | %d | %s | %s | %.0f (%.2f ×) |"
                .formatted(
                        protocol,
                        outcome.lost(),
                        outcome.doubled(),
                        outcome.invented(),
                        outcome.refused(),
                        outcome.response(),
                        outcome.agreed(),
                        throughput,
                        throughput / first));
    }

    @Override
    public String toString() {
        return """
                | of 1,000 orders | lost | doubled | invented | refused \
                | answered, ms p50 / p99 / max | both sides agree, ms p50 / p99 / max | orders/s, no faults |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """ + String.join("\n", rows);
    }
}
