package dev.souk.launcher.logs;

import dev.souk.launcher.process.LogFile;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, for a failure's message: what somebody needs to see at once, and where the rest is. */
public final class LogExcerpt {

    private static final int LINES = 15;

    private LogExcerpt() {}

    /** The last lines that were written after the position. */
    public static String of(LogFile log, long since) {
        List<String> lines = log.tail(LINES, since).stream()
                .flatMap(line -> LogLine.brief(line).lines())
                .toList();
        String shown = lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> "  | " + line)
                .collect(Collectors.joining("\n"));
        return "%s%nAll of it is in %s.".formatted(shown.isEmpty() ? "  | (it said nothing)" : shown, log.path());
    }
}
