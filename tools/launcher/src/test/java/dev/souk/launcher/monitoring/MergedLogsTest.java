package dev.souk.launcher.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.tools.file.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MergedLogsTest {

    private static final String TRACE = "be1679386062bbea3b551c7280491f73";
    private static final String SPAN = "43e488d0d2a3ba18";

    private final LogFile orders;
    private final LogFile postgres;

    MergedLogsTest(@TempDir Path temporary) {
        orders = new LogFile(temporary.resolve("order-service-1.log"));
        postgres = new LogFile(temporary.resolve("postgres.log"));
    }

    @Test
    void linesOfAllLogsAreOrderedByTime() throws IOException {
        write(orders, spring("00:57:05.062", " INFO", TRACE, "confirmed"), spring("00:57:05.100", " WARN", "", "late"));
        write(
                postgres,
                "2026-11-21 00:57:05.070 UTC [58] ERROR:  duplicate key",
                "2026-11-21 00:57:05.071 UTC [58] LOG:  up");

        List<LogLine> lines = last(9);

        assertThat(lines).extracting(LogLine::message).containsExactly("confirmed", "duplicate key", "up", "late");
        assertThat(lines).extracting(LogLine::level).containsExactly(Level.INFO, Level.ERROR, Level.INFO, Level.WARN);
        assertThat(lines.getFirst())
                .isEqualTo(new LogLine(
                        Instant.parse("2026-11-21T00:57:05.062Z"),
                        "order-service",
                        "order-service#1",
                        Level.INFO,
                        "JdbcOutbox",
                        "confirmed",
                        TRACE,
                        SPAN,
                        null,
                        Map.of()));
    }

    @Test
    void theFormatOfKafkaIsReadAndAStackTraceBelongsToTheLineBeforeIt() throws IOException {
        write(
                orders,
                "a line without a time",
                "2026-11-21T00:56:49.703Z [controller-1] [WARN] org.apache.kafka.QuorumController - [id=1] Activation.",
                "java.io.IOException: No space left",
                "\tat java.base/java.io.File");

        assertThat(last(9)).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(Level.WARN);
            assertThat(line.message()).isEqualTo("[id=1] Activation.");
            assertThat(line.exception()).isEqualTo("java.io.IOException: No space left\n\tat java.base/java.io.File");
        });
    }

    @Test
    void theFormatOfHaproxyIsRead() throws IOException {
        write(orders, "2026-11-21T00:56:49.703286+00:00 Server gateways/gateway2 is DOWN.", "[WARNING] (7) : Server");

        assertThat(last(9)).singleElement().satisfies(line -> {
            assertThat(line.message()).isEqualTo("Server gateways/gateway2 is DOWN.");
            assertThat(line.exception()).isEqualTo("[WARNING] (7) : Server");
        });
    }

    @Test
    void onlyTheLastLinesThatAreWantedAreReturnedAndTheRotatedFileIsReadToo() throws IOException {
        write(new LogFile(orders.old()), spring("00:57:01.000", " INFO", "", "old"));
        write(orders, spring("00:57:02.000", " INFO", "", "new"), spring("00:57:03.000", "DEBUG", "", "newest"));

        assertThat(last(3)).hasSize(3);
        assertThat(last(1)).extracting(LogLine::message).containsExactly("newest");
        assertThat(logs().last(1, line -> line.level() == Level.INFO))
                .extracting(LogLine::message)
                .containsExactly("new");
    }

    @Test
    void aRotationRepeatsNoLine() throws IOException {
        write(orders, spring("00:57:01.000", " INFO", "", "before the rotation"));
        MergedLogs logs = logs();
        assertThat(logs.last(9, _ -> true)).hasSize(1);

        Files.move(orders.path(), orders.old());
        write(orders, spring("00:57:02.000", " INFO", "", "new"));

        assertThat(logs.more()).extracting(LogLine::message).containsExactly("new");
    }

    @Test
    void aLongStackTraceHidesNoLaterLine() throws IOException {
        String[] trace =
                Stream.generate(() -> "\tat " + "x".repeat(10_000)).limit(300).toArray(String[]::new);
        write(orders, spring("00:57:01.000", "ERROR", "", "failed"));
        write(orders, trace);
        write(orders, spring("00:57:02.000", " INFO", "", "newest"));

        assertThat(last(9)).extracting(LogLine::message).containsExactly("failed", "newest");
    }

    /** As of a program that prints a table, or the dump of its threads. */
    @Test
    @Timeout(30)
    void manyLinesWithoutATimeTakeNoLongerThanOthers() throws IOException {
        String[] letters = Stream.generate(() -> "x").limit(500_000).toArray(String[]::new);
        write(orders, spring("00:57:01.000", "ERROR", "", "failed"));
        write(orders, letters);

        assertThat(last(9)).singleElement().extracting(LogLine::exception).isEqualTo(String.join("\n", letters));
    }

    @Test
    void aLineWhoseTimeHasNoZoneOrDoesNotExistBelongsToTheLineBeforeIt() throws IOException {
        write(orders, spring("00:57:01.000", " INFO", "", "up"), "2026-11-21T00:57:02 a", "2026-11-31T00:57:02Z b");

        assertThat(last(9))
                .singleElement()
                .extracting(LogLine::exception)
                .isEqualTo("2026-11-21T00:57:02 a\n2026-11-31T00:57:02Z b");
    }

    @Test
    void theLocalTimesOfOtherServersAreRead() throws IOException {
        write(
                orders,
                "248:M 21 Nov 2026 00:57:01.100 * valkey is ready",
                "2026/11/21 00:57:02 [error] 248#248: nginx has no gateway",
                "21-Nov-2026 00:57:03.300 bind is running",
                "2026-11-21 00:57:04,400 INFO  [org.keycloak.Server] (main) keycloak has started");

        assertThat(last(9))
                .extracting(line -> line.time().atZone(ZoneId.systemDefault()) + " " + line.message())
                .containsExactly(
                        local("01.100") + " * valkey is ready",
                        local("02") + " 248#248: nginx has no gateway",
                        local("03.300") + " bind is running",
                        local("04.400") + " (main) keycloak has started");
    }

    private static ZonedDateTime local(String seconds) {
        return LocalDateTime.parse("2026-11-21T00:57:" + seconds).atZone(ZoneId.systemDefault());
    }

    @Test
    void theLogOfAProcessThatHasStartedSinceIsAddedOnce() throws IOException {
        MergedLogs logs = MergedLogs.fromStart(Map.of("postgres", postgres));
        write(orders, spring("00:57:05.000", " INFO", "", "up"));

        logs.add(files());
        assertThat(logs.more()).extracting(LogLine::message).containsExactly("up");

        logs.add(files());
        assertThat(logs.more()).isEmpty();
    }

    @Test
    void whatIsWrittenFromNowOnIsReadOnce() throws IOException {
        write(orders, spring("00:57:05.000", " INFO", "", "before"));
        MergedLogs logs = MergedLogs.fromNow(files());

        write(orders, spring("00:57:05.500", " INFO", "", "second"));
        write(postgres, "2026-11-21 00:57:05.450 UTC [58] LOG:  first");

        assertThat(logs.more()).extracting(LogLine::message).containsExactly("first", "second");
        assertThat(logs.more()).isEmpty();
    }

    private List<LogLine> last(int count) {
        return logs().last(count, _ -> true);
    }

    private MergedLogs logs() {
        return MergedLogs.fromStart(files());
    }

    private Map<String, LogFile> files() {
        return Map.of("order-service#1", orders, "postgres", postgres);
    }

    private static String spring(String time, String level, String trace, String message) {
        return "2026-11-21T%sZ %s 248 --- [order-service] [kafka-3] [%s] dev.souk.common.outbox.JdbcOutbox   : %s"
                .formatted(time, level, trace.isEmpty() ? " ".repeat(49) : trace + "-" + SPAN, message);
    }

    private static void write(LogFile log, String... lines) throws IOException {
        Files.writeString(
                log.path(), String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
