package dev.souk.tools.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.io.RandomAccessFiles;
import org.apache.commons.io.function.Uncheck;

/** The file that receives the output of a process. It holds about 10 MB at most, and so does the one older file. */
public record LogFile(Path path) {

    static final long MAXIMUM_SIZE = 10_000_000;
    private static final int EXCERPT = 15;
    private static final int EXCERPT_WITH_STACK_TRACES = 500;
    private static final int MAXIMUM_TAIL = 64 * 1024;

    /**
     * Copies a file above the maximum size to `.1` and truncates it. The process keeps writing to the same file, which
     * it has opened in append mode; lines that it writes between copy and truncation are lost.
     */
    public void rotate() {
        Uncheck.run(() -> {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (length() > MAXIMUM_SIZE) {
                Files.copy(path, old(), StandardCopyOption.REPLACE_EXISTING);
                Files.write(path, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            }
        });
    }

    /** The file that holds what was written before the last rotation, if there was one. */
    public Path old() {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    /** Its length now, as a position for {@link #tail}. */
    public long length() {
        return path.toFile().length();
    }

    /** The last lines, none from before the position. */
    public List<String> tail(int lines, long since) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length(); // once: a rotation may truncate the file meanwhile, or have done so since then
            long from = Math.max(since > length ? 0 : since, length - MAXIMUM_TAIL);
            byte[] bytes = RandomAccessFiles.read(file, from, (int) (length - from));
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The last lines that were written after the position, without stack traces, for the message of a failure. */
    public String excerpt(long since) {
        List<String> lines = tail(EXCERPT_WITH_STACK_TRACES, since).stream()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .map(line -> "  | " + line)
                .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - EXCERPT), lines.size());
        return "%s%nThe complete log is %s.".formatted(last.isEmpty() ? "  | (empty)" : String.join("\n", last), path);
    }
}
