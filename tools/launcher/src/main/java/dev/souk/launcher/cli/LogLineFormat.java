package dev.souk.launcher.cli;

import dev.souk.launcher.logs.LogLine;
import dev.souk.tools.cli.AnsiColors;
import java.time.ZoneId;

/** A log line for people: what is the same in each line takes 37 columns. */
record LogLineFormat(boolean withProcess, ZoneId zone, AnsiColors colors) {

    private static final int TRACE_DIGITS = 8;
    private static final String INDENT = " ".repeat(4);

    String format(LogLine line) {
        if (line.continuation()) {
            return INDENT + line.message().replace("\t", INDENT);
        }
        return "%s %s%s %s %s%s"
                .formatted(
                        colors.faint(new TimeOfDay(zone).of(line.time())),
                        withProcess ? "%-8s ".formatted(line.process().replace("-service", "")) : "",
                        level(line),
                        colors.faint("%-8s".formatted(shortTrace(line.trace()))),
                        line.logger().isEmpty() ? "" : line.logger() + ": ",
                        line.message());
    }

    private String level(LogLine line) {
        String name = "%-5s".formatted(line.level());
        return switch (line.level()) {
            case TRACE, DEBUG, INFO -> name;
            case WARN -> colors.yellow(name);
            case ERROR -> colors.red(name);
        };
    }

    private static String shortTrace(String trace) {
        return trace.substring(0, Math.min(TRACE_DIGITS, trace.length()));
    }
}
