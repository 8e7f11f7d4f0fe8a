package dev.souk.launcher.logs;

import dev.souk.tools.file.LogFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What several processes append to their logs from now on. */
public final class FollowedLogs {

    private final List<LogSource> sources;

    /** The logs by the names of their processes. */
    public FollowedLogs(Map<String, LogFile> files) {
        sources = files.entrySet().stream()
                .map(file -> LogSource.fromNow(file.getKey(), file.getValue().path()))
                .toList();
    }

    /** The lines since the last call, at most one MiB of each log. */
    public List<LogLine> more() {
        var lines = new ArrayList<LogLine>();
        sources.forEach(source -> source.readSome(lines::add));
        return lines;
    }
}
