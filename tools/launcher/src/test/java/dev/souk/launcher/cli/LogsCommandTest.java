package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.launcher.control.FolderLock;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class LogsCommandTest {

    private static final String LINE = "%s %5s 7 --- [order-service] [main] [%s] d.s.order.Relay : %s%n";
    private static final String TRACE = "be1679386062bbea3b551c7280491f73-43e488d0d2a3ba18";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StateFolder folder;

    LogsCommandTest(@TempDir Path temporary) throws IOException {
        folder = new StateFolder(temporary.resolve(".souk"));
        Files.createDirectories(folder.logs());
        FolderLock.take(folder).close();
    }

    @Test
    void onlyLinesOfTheLastRunArePrinted() throws IOException {
        Instant start = folder.startOfLastRun();
        Files.writeString(
                folder.logs().resolve("order-service-1.log"),
                LINE.formatted(start.minusSeconds(60), "INFO", "", "before")
                        + LINE.formatted(start.plusSeconds(1), "INFO", "", "now"));

        assertThat(logs()).contains("Relay: now").doesNotContain("before");
        assertThat(logs("order", "--json")).contains("\"process\":\"order-service#1\"", "\"message\":\"now\"");
    }

    @Test
    void serviceLevelAndTheBeginningOfATraceSelectLines() throws IOException {
        Instant now = folder.startOfLastRun().plusSeconds(1);
        Files.writeString(
                folder.logs().resolve("order-service-1.log"),
                LINE.formatted(now, "INFO", TRACE, "one") + LINE.formatted(now, "ERROR", TRACE, "two"));
        Files.writeString(folder.logs().resolve("cart-service-1.log"), LINE.formatted(now, "WARN", "", "three"));

        assertThat(logs("order")).contains("one", "two").doesNotContain("three");
        assertThat(logs("--level", "WARN")).contains("two", "three").doesNotContain("one");
        assertThat(logs("--trace", "BE167")).contains("one", "two").doesNotContain("three");
        assertThat(logs("--trace", "BE168")).isEmpty();
        assertThat(logs("order", "-n", "1")).contains("two").doesNotContain("one");
    }

    @Test
    void aWrongLevelIsWrongUsage() {
        assertThat(logs("--level", "loud")).contains("INFO", "loud");
    }

    /** As {@code ./souk logs -f | head} does. */
    @Test
    @Timeout(30)
    void followingEndsWithItsReader() throws IOException {
        Files.writeString(folder.logs().resolve("order-service-1.log"), "");
        var reader = new PipedInputStream();
        var broken = new PrintStream(new PipedOutputStream(reader));
        reader.close();
        PrintStream before = System.out;
        System.setOut(broken);
        try {
            broken.println("a line that nobody reads");
            logs("-f");
        } finally {
            System.setOut(before);
        }

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLineLeavesRoomForItsMessageAt100Columns() {
        var line = new LogLine(
                Instant.parse("2026-11-21T00:57:05.062Z"),
                "registry-service",
                "registry-service",
                Level.WARN,
                "JdbcOutbox",
                "dev.souk.order.confirmed.v1",
                "be1679386062bbea3b551c7280491f73",
                "43e488d0d2a3ba18",
                "java.io.IOException",
                Map.of());

        assertThat(LogsCommand.text(line, Ansi.OFF))
                .matches("\\d\\d:\\d\\d:05\\.062 registry WARN  be167938 JdbcOutbox: dev.souk.order.confirmed.v1"
                        + "\njava.io.IOException");
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
