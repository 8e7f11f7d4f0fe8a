package dev.souk.console.telemetry;

import java.util.List;
import java.util.Locale;

/**
 * Which traces are wanted.
 *
 * @param service one that took part; empty for any
 * @param onlyErrors whether a span has to have failed
 * @param minMillis the shortest duration
 * @param text in the name or an attribute of a span, in any case, or the beginning of the trace id; empty for any
 * @param limit how many at most
 */
public record TraceQuery(String service, boolean onlyErrors, double minMillis, String text, int limit) {

    boolean matches(List<StoredSpan> trace) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return (service.isEmpty()
                        || trace.stream().anyMatch(span -> span.service().equals(service)))
                && (!onlyErrors || trace.stream().anyMatch(StoredSpan::hasFailed))
                && (wanted.isEmpty() || trace.stream().anyMatch(span -> contains(span, wanted)));
    }

    private static boolean contains(StoredSpan span, String wanted) {
        return span.traceId().startsWith(wanted)
                || span.name().toLowerCase(Locale.ROOT).contains(wanted)
                || span.attributes().values().stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
