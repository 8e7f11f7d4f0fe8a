package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private final Path file;

    LogTailTest(@TempDir Path temporary) {
        file = temporary.resolve("kafka.log");
    }

    @Test
    void onlyCompleteLinesAreRead() throws IOException {
        LogTail tail = LogTail.fromNow(file);

        write("one\ntw");
        assertThat(tail.more()).containsExactly("one");
        write("o\nthree\n");
        assertThat(tail.more()).containsExactly("two", "three");
        assertThat(tail.more()).isEmpty();
    }

    @Test
    void earlierLinesAreNotRead() throws IOException {
        write("before\n");
        LogTail tail = LogTail.fromNow(file);

        write("after\n");

        assertThat(tail.more()).containsExactly("after");
    }

    @Test
    void aRotatedFileIsReadFromItsBeginning() throws IOException {
        write("a long line of yesterday\n");
        LogTail tail = LogTail.fromNow(file);
        Files.delete(file);

        write("new\n");

        assertThat(tail.more()).containsExactly("new");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
