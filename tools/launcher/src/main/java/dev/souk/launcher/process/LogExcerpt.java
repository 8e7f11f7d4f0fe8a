package dev.souk.launcher.process;

import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, for the message of a failure. */
public final class LogExcerpt {

    private static final int LINES = 15;
    private static final int LINES_WITH_STACK_TRACES = 500;

    private LogExcerpt() {}

    /** The last lines that were written after the position, without the frames of stack traces. */
    public static String of(LogFile log, long since) {
        List<String> lines = log.tail(LINES_WITH_STACK_TRACES, since).stream()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .toList();
        String shown = lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> "  | " + line)
                .collect(Collectors.joining("\n"));
        return "%s%nThe complete log is %s.".formatted(shown.isEmpty() ? "  | (empty)" : shown, log.path());
    }
}
