package dev.souk.launcher.logs;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Selects log lines; an order selects the lines that name it, and all lines of their traces. */
public final class LogFilter {

    private final Instant since;
    private final LogLevel level;
    private final String trace;
    private final String order;
    private final Set<String> tracesOfOrder = new HashSet<>();

    /** The trace may be a prefix; empty means any, for the order as well. */
    public LogFilter(Instant since, LogLevel level, String trace, String order) {
        this.since = since;
        this.level = level;
        this.trace = trace.toLowerCase(Locale.ROOT);
        this.order = order.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether lines may be selected by what later lines say, so that all have to be {@linkplain #learn read} before.
     */
    boolean needsTraces() {
        return !order.isEmpty();
    }

    /** Remembers the trace of a line that names the order. */
    void learn(LogLine line) {
        if (!line.trace().isEmpty() && line.message().contains(order)) {
            tracesOfOrder.add(line.trace());
        }
    }

    boolean selects(LogLine line) {
        return !line.time().isBefore(since)
                && line.level().compareTo(level) >= 0
                && line.trace().startsWith(trace)
                && (order.isEmpty() || line.message().contains(order) || tracesOfOrder.contains(line.trace()));
    }
}
