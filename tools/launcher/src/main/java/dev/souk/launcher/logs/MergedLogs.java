package dev.souk.launcher.logs;

import dev.souk.tools.file.LogFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads several logs as one, ordered by time. */
public final class MergedLogs {

    private static final Comparator<LogLine> BY_TIME = Comparator.comparing(LogLine::time);

    private final Map<String, LogFile> files;
    private final LogFilter filter;
    private final List<LogSource> current;
    private final List<LogLine> held = new ArrayList<>();

    /** The logs by the names of their processes. */
    public MergedLogs(Map<String, LogFile> files, LogFilter filter) {
        this.files = files;
        this.filter = filter;
        this.current = sources(LogFile::path);
    }

    private List<LogSource> sources(Function<LogFile, Path> path) {
        return files.entrySet().stream()
                .map(file -> LogSource.ofAll(file.getKey(), path.apply(file.getValue())))
                .toList();
    }

    /** The last lines until now, at most as many. */
    public List<LogLine> last(int count) {
        if (filter.needsTraces()) {
            sources(LogFile::old).forEach(source -> source.read(filter::learn));
            sources(LogFile::path).forEach(source -> source.read(filter::learn));
        }
        var last = new ArrayList<LogLine>();
        sources(LogFile::old).forEach(source -> last.addAll(lastOf(source, count)));
        current.forEach(source -> last.addAll(lastOf(source, count)));
        last.sort(BY_TIME);
        return last.subList(Math.max(0, last.size() - count), last.size());
    }

    private List<LogLine> lastOf(LogSource source, int count) {
        var last = new ArrayDeque<LogLine>();
        source.read(line -> {
            if (filter.selects(line)) {
                last.add(line);
            }
            if (last.size() > count) {
                last.removeFirst();
            }
        });
        return List.copyOf(last);
    }

    /** Further lines from before that time; later ones are held, since another log may still get an earlier line. */
    public List<LogLine> more(Instant until) {
        current.forEach(source -> source.read(line -> {
            filter.learn(line);
            held.add(line);
        }));
        held.sort(BY_TIME);
        List<LogLine> due =
                held.stream().takeWhile(line -> line.time().isBefore(until)).toList();
        held.subList(0, due.size()).clear();
        return due.stream().filter(filter::selects).toList();
    }
}
