package dev.souk.console.telemetry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
                StoredSpan.instant(start),
                StoredSpan.millis(end - start),
                spans.stream().anyMatch(span -> span.parentId() == null),
                new Tree(spans, start).nodes());
    }

    /** Puts each span behind its parent. */
    private static final class Tree {

        private final long start;
        private final List<StoredSpan> roots;
        private final Map<String, List<StoredSpan>> children = new HashMap<>();
        private final Set<String> placed = new HashSet<>();
        private final List<Node> nodes = new ArrayList<>();

        Tree(List<StoredSpan> spans, long start) {
            this.start = start;
            Set<String> ids = spans.stream().map(StoredSpan::spanId).collect(Collectors.toSet());
            List<StoredSpan> byTime = spans.stream()
                    .sorted(Comparator.comparingLong(StoredSpan::startNanos))
                    .toList();
            this.roots = new ArrayList<>();
            for (StoredSpan span : byTime) {
                if (span.parentId() == null || !ids.contains(span.parentId())) {
                    roots.add(span);
                } else {
                    children.computeIfAbsent(span.parentId(), _ -> new ArrayList<>())
                            .add(span);
                }
            }
        }

        List<Node> nodes() {
            roots.forEach(root -> place(root, 0));
            return nodes;
        }

        private void place(StoredSpan span, int depth) {
            if (depth > MAXIMUM_DEPTH || !placed.add(span.spanId())) {
                return;
            }
            double duration = StoredSpan.millis(span.endNanos() - span.startNanos());
            nodes.add(new Node(depth, StoredSpan.millis(span.startNanos() - start), duration, span));
            children.getOrDefault(span.spanId(), List.of()).forEach(child -> place(child, depth + 1));
        }
    }
}
