package dev.souk.console.telemetry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A line in a list of traces.
 *
 * @param service of the first span
 * @param name of the first span
 * @param errors how many spans failed
 * @param services that took part, by name
 * @param complete whether the span that began the trace was received and is still stored
 */
public record TraceSummary(
        String traceId,
        String service,
        String name,
        Instant start,
        double durationMs,
        int spans,
        long errors,
        List<String> services,
        boolean complete) {

    static TraceSummary of(List<StoredSpan> spans) {
        StoredSpan first = spans.stream()
                .min(Comparator.comparing((StoredSpan span) -> span.parentId() != null)
                        .thenComparingLong(StoredSpan::startNanos))
                .orElseThrow();
        long start = spans.stream().mapToLong(StoredSpan::startNanos).min().orElseThrow();
        long end = spans.stream().mapToLong(StoredSpan::endNanos).max().orElseThrow();
        return new TraceSummary(
                first.traceId(),
                first.service(),
                first.name(),
                Instant.ofEpochSecond(0, start),
                StoredSpan.millis(end - start),
                spans.size(),
                spans.stream().filter(StoredSpan::hasFailed).count(),
                spans.stream().map(StoredSpan::service).distinct().sorted().toList(),
                first.parentId() == null);
    }
}
