package dev.souk.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.launcher.logs.FollowedLogs;
import dev.souk.tools.file.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnexportedLogsTest {

    private final LogFile file;

    UnexportedLogsTest(@TempDir Path temporary) {
        file = new LogFile(temporary.resolve("registry-service-2.log"));
    }

    @Test
    void whatAProcessWritesFromNowOnIsReadOnce() throws IOException {
        write("2026-11-21T00:57:05.062Z  INFO 7 --- [registry-service] [main] d.s.Before : of the last run");
        var logs = new UnexportedLogs(new FollowedLogs(Map.of("registry-service#2", file)));

        write("2026-11-21T00:57:06.062Z  WARN 7 --- [registry-service] [main] d.s.Expiry : order-service expired");

        LogLine line = logs.more().getFirst();
        assertThat(line.time()).isEqualTo(Instant.parse("2026-11-21T00:57:06.062Z"));
        assertThat(line.service()).isEqualTo("registry-service");
        assertThat(line.process()).isEqualTo("registry-service#2");
        assertThat(line.level()).isEqualTo(Level.WARN);
        assertThat(line.message()).isEqualTo("order-service expired");
        assertThat(logs.more()).isEmpty();
    }

    @Test
    void aStackTraceBelongsToTheLineBeforeIt() throws IOException {
        var logs = new UnexportedLogs(new FollowedLogs(Map.of("registry-service#2", file)));
        write(
                "2026-11-21T00:57:06.062Z ERROR 7 --- [registry-service] [main] d.s.Peer : not reachable",
                "java.net.ConnectException: refused",
                "\tat java.base/connect");

        List<LogLine> lines = logs.more();

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().exception())
                .isEqualTo("java.net.ConnectException: refused\n\tat java.base/connect");
    }

    private void write(String... lines) throws IOException {
        Files.write(file.path(), List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
