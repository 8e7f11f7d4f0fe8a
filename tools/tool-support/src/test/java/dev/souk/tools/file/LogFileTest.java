package dev.souk.tools.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private final Path folder;
    private final LogFile log;

    LogFileTest(@TempDir Path temporary) {
        folder = temporary;
        log = new LogFile(temporary.resolve("logs").resolve("kafka.log"));
        log.rotate();
    }

    @Test
    void aSmallLogIsUnchanged() throws IOException {
        Files.writeString(log.path(), "one\n");

        log.rotate();

        assertThat(log.path()).hasContent("one");
    }

    @Test
    void aLargeLogIsCopiedAndTruncated() throws IOException {
        Files.writeString(log.old(), "older");
        Files.write(log.path(), new byte[(int) LogFile.MAXIMUM_SIZE + 1]);

        log.rotate();

        assertThat(log.path()).isEmptyFile();
        assertThat(log.old()).hasSize(LogFile.MAXIMUM_SIZE + 1);
    }

    /** Some 5 MB/s: on a busy machine the test may be kept from rotating for two seconds. */
    @Test
    void theLogOfARunningProcessStaysBounded() throws IOException {
        String script = "while :; do head -c 250000 /dev/zero; sleep 0.05; done";
        var command = new Command(List.of("/bin/sh", "-c", script), folder, Map.of(), log);
        ChildProcess process = command.start();
        var rotations = new AtomicInteger();

        try {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        log.rotate();
                        return Files.exists(log.old())
                                && log.length() < LogFile.MAXIMUM_SIZE
                                && rotations.incrementAndGet() > 250;
                    });
        } finally {
            process.kill();
        }

        assertThat(log.length()).isLessThan(2 * LogFile.MAXIMUM_SIZE);
        assertThat(Files.size(log.old())).isLessThan(2 * LogFile.MAXIMUM_SIZE);
    }

    @Test
    void theTailExcludesTheOutputOfEarlierStarts() throws IOException {
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
