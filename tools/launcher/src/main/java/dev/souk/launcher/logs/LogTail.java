package dev.souk.launcher.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads a growing file from where it was left, whole lines only; starts anew when the file was rotated. */
public final class LogTail {

    private static final int CHUNK = 1 << 20;

    private final Path file;
    private long position;

    private LogTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** From the first byte. */
    public static LogTail fromStart(Path file) {
        return new LogTail(file, 0);
    }

    /** Only what is written from now on. */
    public static LogTail fromNow(Path file) {
        return new LogTail(file, file.toFile().length());
    }

    /** The lines that have come since; none is fine. */
    public List<String> more() {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            if (open.length() < position) {
                position = 0;
            }
            open.seek(position);
            byte[] bytes = new byte[(int) Math.min(CHUNK, open.length() - position)];
            open.readFully(bytes);
            return wholeLines(bytes);
        } catch (IOException notThereYet) {
            return List.of();
        }
    }

    private List<String> wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && bytes.length == CHUNK) {
            end = CHUNK;
        }
        position += end;
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
}
