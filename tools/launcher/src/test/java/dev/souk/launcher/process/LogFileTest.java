package dev.souk.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private final LogFile log;

    LogFileTest(@TempDir Path temporary) {
        log = new LogFile(temporary.resolve("logs").resolve("kafka.log"));
        log.rotate();
    }

    @Test
    void aSmallLogIsContinued() throws IOException {
        Files.writeString(log.path(), "one\n");

        log.rotate();

        assertThat(log.path()).hasContent("one");
    }

    @Test
    void aBigLogIsPutAsideAndReplacesTheOneBefore() throws IOException {
        Files.writeString(log.old(), "ancient");
        Files.write(log.path(), new byte[(int) LogFile.LIMIT + 1]);

        log.rotate();

        assertThat(log.path()).doesNotExist();
        assertThat(log.old()).hasSize(LogFile.LIMIT + 1);
    }

    @Test
    void theTailLeavesOutWhatAnEarlierStartWrote() throws IOException {
        Files.writeString(log.path(), "before\n");
        long since = log.length();
        Files.writeString(log.path(), "before\none\ntwo\nthree\n");

        assertThat(log.tail(2, since)).containsExactly("two", "three");
        assertThat(log.tail(9, since)).containsExactly("one", "two", "three");
    }

    @Test
    void theTailOfNothingIsEmpty() {
        assertThat(log.tail(5, 0)).isEmpty();
    }
}
