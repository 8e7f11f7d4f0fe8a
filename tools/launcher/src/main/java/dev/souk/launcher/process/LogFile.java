package dev.souk.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that takes a process's output: appended to, and put aside at a start once it has grown past 10 MB. */
public record LogFile(Path path) {

    static final long LIMIT = 10_000_000;
    private static final int LONGEST_TAIL = 64 * 1024;

    /** Makes the file ready for a new start; one old file is kept beside it as `.1`. */
    public void rotate() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && Files.size(path) > LIMIT) {
                Files.move(path, old(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path old() {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    /** How long it is now, to {@link #tail} only what a coming start writes. */
    public long length() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of it, none from before the position. */
    public List<String> tail(int lines, long since) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(Math.min(since, file.length()), file.length() - LONGEST_TAIL);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
