package dev.souk.console.telemetry;

import dev.souk.console.telemetry.LogLine.Level;
import java.util.Locale;
import java.util.Set;

/**
 * Which log lines are wanted; what is empty selects any.
 *
 * @param process such as {@code order-service#1}
 * @param level the lowest
 * @param trace the beginning of a trace id
 * @param order selects lines that name the order, and all lines of their traces
 * @param text in the message, the logger or the exception, in any case
 * @param after the sequence number that lines have to exceed
 * @param limit how many at most
 */
public record LogQuery(
        String service, String process, Level level, String trace, String order, String text, long after, int limit) {

    boolean matches(LogLine line, Set<String> tracesOfOrder) {
        return (service.isEmpty() || line.service().equals(service))
                && (process.isEmpty() || line.process().equals(process))
                && line.level().compareTo(level) >= 0
                && line.traceId().startsWith(trace)
                && (order.isEmpty() || line.message().contains(order) || tracesOfOrder.contains(line.traceId()))
                && (text.isEmpty() || contains(line));
    }

    private boolean contains(LogLine line) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return line.message().toLowerCase(Locale.ROOT).contains(wanted)
                || line.logger().toLowerCase(Locale.ROOT).contains(wanted)
                || (line.exception() != null
                        && line.exception().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
