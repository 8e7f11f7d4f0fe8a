package dev.souk.console.telemetry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The log lines that were received last, 2,000 of each service: about 1 MB. Thread-safe. */
public final class LogStore {

    private static final int LINES_OF_A_SERVICE = 2_000;

    private final Rings<NumberedLine> lines = new Rings<>(LINES_OF_A_SERVICE);

    /** A line and its number, which is higher than that of all lines that were received before. */
    public record NumberedLine(long sequence, @JsonUnwrapped LogLine line) {}

    /** Keeps it until its service has sent as many others. */
    public synchronized void add(LogLine line) {
        lines.add(line.service(), new NumberedLine(lines.received() + 1, line));
    }

    /** The last lines that match, oldest first. */
    public List<NumberedLine> lines(LogQuery query) {
        List<NumberedLine> all = lines.elements();
        Set<String> traces = query.order().isEmpty() ? Set.of() : tracesOf(query.order(), all);
        List<NumberedLine> matching = all.stream()
                .filter(line -> line.sequence() > query.after() && query.matches(line.line(), traces))
                .sorted(Comparator.comparing((NumberedLine line) -> line.line().time())
                        .thenComparingLong(NumberedLine::sequence))
                .toList();
        return matching.subList(Math.max(0, matching.size() - query.limit()), matching.size());
    }

    /** The traces of the lines that name the order. */
    private static Set<String> tracesOf(String order, List<NumberedLine> all) {
        return all.stream()
                .map(NumberedLine::line)
                .filter(line -> line.message().contains(order))
                .map(LogLine::traceId)
                .filter(trace -> !trace.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The number of the last line, which is stored: so many were received since the start. */
    public long last() {
        return lines.received();
    }

    /** How many are kept now. */
    public int stored() {
        return lines.stored();
    }
}
