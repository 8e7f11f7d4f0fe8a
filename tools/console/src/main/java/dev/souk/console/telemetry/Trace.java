package dev.souk.console.telemetry;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All stored spans of a trace.
 *
 * @param complete whether the span that began the trace is among them
 * @param spans each after its parent, siblings by time; spans without a stored parent stand at the left
 */
public record Trace(String traceId, Instant start, double durationMs, boolean complete, List<Node> spans) {

    /** Deeper spans are left out: they come from outside, and a chain of them has no end by itself. */
    private static final int MAXIMUM_DEPTH = 64;

    /**
     * A span at its place.
     *
     * @param depth 0 without a stored parent
     * @param offsetMs since the start of the trace
     */
    public record Node(
            int depth,
            double offsetMs,
            double durationMs,
            @JsonUnwrapped StoredSpan span) {}

    static Trace of(List<StoredSpan> spans) {
        long start = spans.stream().mapToLong(StoredSpan::startNanos).min().orElseThrow();
        long end = spans.stream().mapToLong(StoredSpan::endNanos).max().orElseThrow();
        return new Trace(
                spans.getFirst().traceId(),
                Instant.ofEpochSecond(0, start),
                StoredSpan.millis(end - start),
                spans.stream().anyMatch(span -> span.parentId() == null),
                nodes(byParent(spans), "", 0, start).toList());
    }

    /** The spans by the id of their parent, which is empty without a stored one; siblings by time. */
    private static Map<String, List<StoredSpan>> byParent(List<StoredSpan> spans) {
        Map<String, StoredSpan> byId = spans.stream()
                .sorted(Comparator.comparingLong(StoredSpan::startNanos))
                .collect(toMap(StoredSpan::spanId, identity(), (first, _) -> first, LinkedHashMap::new));
        return byId.values().stream().collect(groupingBy(span -> {
            String parent = Objects.requireNonNullElse(span.parentId(), "");
            return byId.containsKey(parent) ? parent : "";
        }));
    }

    private static Stream<Node> nodes(Map<String, List<StoredSpan>> byParent, String parent, int depth, long start) {
        List<StoredSpan> children = depth > MAXIMUM_DEPTH ? List.of() : byParent.getOrDefault(parent, List.of());
        return children.stream().flatMap(span -> {
            double offset = StoredSpan.millis(span.startNanos() - start);
            double duration = StoredSpan.millis(span.endNanos() - span.startNanos());
            return Stream.concat(
                    Stream.of(new Node(depth, offset, duration, span)),
                    nodes(byParent, span.spanId(), depth + 1, start));
        });
    }
}
