package dev.souk.launcher.logs;

import dev.souk.tools.process.LogTail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The lines of one log file. */
record LogSource(LogParser parser, LogTail tail) {

    static LogSource ofAll(String process, Path file) {
        return new LogSource(new LogParser(process), LogTail.fromStart(file));
    }

    static LogSource fromNow(String process, Path file) {
        return new LogSource(new LogParser(process), LogTail.fromNow(file));
    }

    /** Passes each line that is complete now. */
    void read(Consumer<LogLine> consumer) {
        while (readSome(consumer)) {}
    }

    /** Passes the next lines, at most one MiB of them; false if there were none. */
    boolean readSome(Consumer<LogLine> consumer) {
        List<String> more = tail.more();
        more.stream().map(parser::parse).flatMap(Optional::stream).forEach(consumer);
        return !more.isEmpty();
    }
}
