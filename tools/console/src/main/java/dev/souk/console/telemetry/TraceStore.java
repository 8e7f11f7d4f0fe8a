package dev.souk.console.telemetry;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The spans that were received last, 2,500 of each service: about 2 MB. Thread-safe. */
public final class TraceStore {

    private static final int SPANS_OF_A_SERVICE = 2_500;

    private final Rings<StoredSpan> spans = new Rings<>(SPANS_OF_A_SERVICE);

    /** Keeps it until its service has sent as many others. */
    public void add(StoredSpan span) {
        spans.add(span.service(), span);
    }

    /** The traces that match, newest first. */
    public List<TraceSummary> traces(TraceQuery query) {
        var byTrace = spans.elements().stream().collect(Collectors.groupingBy(StoredSpan::traceId));
        return byTrace.values().stream()
                .filter(query::matches)
                .map(TraceSummary::of)
                .filter(trace -> trace.durationMs() >= query.minMillis())
                .sorted(Comparator.comparing(TraceSummary::start).reversed())
                .limit(query.limit())
                .toList();
    }

    /** Nothing if no span of it is stored any more. */
    public Optional<Trace> trace(String id) {
        List<StoredSpan> all = spans.elements().stream()
                .filter(span -> span.traceId().equals(id))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(Trace.of(all));
    }

    /** How many were received since the start. */
    public long received() {
        return spans.received();
    }

    /** How many are kept now. */
    public int stored() {
        return spans.stored();
    }
}
