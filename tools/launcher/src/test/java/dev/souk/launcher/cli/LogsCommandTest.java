package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.logs.LogLevel;
import dev.souk.launcher.logs.LogLine;
import dev.souk.launcher.state.FolderLock;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.cli.AnsiColors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogsCommandTest {

    private static final String LINE = "%s  INFO 7 --- [order-service] [main] [%s] d.s.order.Relay : %s%n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StateFolder folder;

    LogsCommandTest(@TempDir Path temporary) throws IOException {
        folder = new StateFolder(temporary.resolve(".souk"));
        Files.createDirectories(folder.logs());
        FolderLock.take(folder).close();
    }

    @Test
    void linesOfEarlierRunsArePrintedOnRequestOnly() throws IOException {
        Instant start = folder.startOfLastRun();
        Files.writeString(
                folder.logs().resolve("order-service-1.log"),
                LINE.formatted(start.minusSeconds(60), "", "before") + LINE.formatted(start.plusSeconds(1), "", "now"));

        assertThat(logs()).contains("Relay: now").doesNotContain("before");
        assertThat(logs("--since", "5m")).contains("before", "now");
        assertThat(logs("order", "--json")).contains("\"process\":\"order-service#1\"", "\"message\":\"now\"");
    }

    @Test
    void aWrongTimeOrLevelIsWrongUsage() {
        assertThat(logs("--since", "yesterday")).contains("'yesterday' is not a time such as 30s, 5m or 2h");
        assertThat(logs("--level", "loud")).contains("INFO", "loud");
    }

    @Test
    void aLineLeavesRoomForItsMessageAt100Columns() {
        var line = new LogLine(
                Instant.parse("2026-11-21T00:57:05.062Z"),
                "registry-service",
                LogLevel.WARN,
                "be1679386062bbea3b551c7280491f73",
                "JdbcOutbox",
                "dev.souk.order.confirmed.v1",
                false);

        assertThat(new LogLineFormat(true, ZoneOffset.UTC, AnsiColors.NONE).format(line))
                .isEqualTo("00:57:05.062 registry WARN  be167938 JdbcOutbox: dev.souk.order.confirmed.v1");
    }

    private String logs(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line = SoukCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var all = new ArrayList<>(List.of("logs", "--state", folder.path().toString()));
        all.addAll(List.of(arguments));
        line.execute(all.toArray(String[]::new));
        return out.toString() + err;
    }
}
