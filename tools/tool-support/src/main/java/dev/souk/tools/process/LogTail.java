package dev.souk.tools.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.RandomAccessFiles;

/** Reads complete lines that are appended to a file; starts again at the beginning when the file was rotated. */
public final class LogTail {

    private static final int CHUNK = 1 << 20;

    private final Path file;
    private long position;

    private LogTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** Reads the whole file, and then what is appended. */
    public static LogTail fromStart(Path file) {
        return new LogTail(file, 0);
    }

    /** Reads what is appended from now on. */
    public static LogTail fromNow(Path file) {
        return new LogTail(file, file.toFile().length());
    }

    /** The lines since the last call, at most one MiB of them. */
    public List<String> more() {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            long length = open.length(); // once: a rotation may truncate the file meanwhile
            if (length < position) {
                position = 0;
            }
            return completeLines(RandomAccessFiles.read(open, position, (int) Math.min(CHUNK, length - position)));
        } catch (IOException notCreatedYet) {
            return List.of();
        }
    }

    private List<String> completeLines(byte[] bytes) {
        int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1; // a character for each byte
        if (end == 0 && bytes.length == CHUNK) {
            end = CHUNK;
        }
        position += end;
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
}
