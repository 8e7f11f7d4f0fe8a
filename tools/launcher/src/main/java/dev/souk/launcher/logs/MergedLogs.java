package dev.souk.launcher.logs;

import dev.souk.console.telemetry.LogLine;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.LogTail;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The logs of several processes as one. */
public final class MergedLogs {

    private static final Comparator<LogLine> BY_TIME = Comparator.comparing(LogLine::time);

    private final List<Source> sources;

    private MergedLogs(Map<String, LogFile> files, Function<Path, LogTail> open) {
        this.sources = files.entrySet().stream()
                .map(file -> new Source(
                        new LogParser(file.getKey()),
                        file.getValue(),
                        open.apply(file.getValue().path())))
                .toList();
    }

    /** All that is in these logs, and what is appended; their keys are the names of the processes. */
    public static MergedLogs fromStart(Map<String, LogFile> files) {
        return new MergedLogs(files, LogTail::fromStart);
    }

    /** What is appended to these logs from now on. */
    public static MergedLogs fromNow(Map<String, LogFile> files) {
        return new MergedLogs(files, LogTail::fromNow);
    }

    /** The last of the lines until now that are wanted, by time; also from the files before the last rotation. */
    public List<LogLine> last(int count, Predicate<LogLine> wanted) {
        List<LogLine> all = sources.stream()
                .flatMap(source -> source.last(count, wanted).stream())
                .sorted(BY_TIME)
                .toList();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** The lines since the last call, at most one MiB of each log, by time. */
    public List<LogLine> more() {
        return sources.stream()
                .flatMap(source -> source.parser.parse(source.tail.more()).stream())
                .sorted(BY_TIME)
                .toList();
    }

    private record Source(LogParser parser, LogFile file, LogTail tail) {

        /** Keeps no more than those in memory, since a log may have 20 MB. */
        Deque<LogLine> last(int count, Predicate<LogLine> wanted) {
            var last = new ArrayDeque<LogLine>();
            for (LogTail each : List.of(LogTail.fromStart(file.old()), tail)) {
                for (List<String> text = each.more(); !text.isEmpty(); text = each.more()) {
                    parser.parse(text).stream().filter(wanted).forEach(last::add);
                    while (last.size() > count) {
                        last.removeFirst();
                    }
                }
            }
            return last;
        }
    }
}
