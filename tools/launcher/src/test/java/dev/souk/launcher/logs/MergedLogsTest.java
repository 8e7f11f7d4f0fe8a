package dev.souk.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

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

class MergedLogsTest {

    private static final String TRACE = "be1679386062bbea3b551c7280491f73";
    private static final String OTHER = "c9b6709a0482ee2f22c4837079ff59b6";
    private static final Instant LATER = Instant.parse("2026-11-21T10:00:00Z");

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

        List<LogLine> lines = logs(Instant.EPOCH, LogLevel.TRACE, "", "").last(9);

        assertThat(lines).extracting(LogLine::message).containsExactly("confirmed", "duplicate key", "up", "late");
        assertThat(lines)
                .extracting(LogLine::level)
                .containsExactly(LogLevel.INFO, LogLevel.ERROR, LogLevel.INFO, LogLevel.WARN);
        assertThat(lines.getFirst())
                .isEqualTo(new LogLine(
                        Instant.parse("2026-11-21T00:57:05.062Z"),
                        "order-service#1",
                        LogLevel.INFO,
                        TRACE,
                        "JdbcOutbox",
                        "confirmed",
                        false));
    }

    @Test
    void theFormatOfKafkaIsReadAndAStackTraceStaysBehindItsLine() throws IOException {
        write(
                orders,
                "a line without a time",
                "2026-11-21T00:56:49.703Z [controller-1] [WARN] org.apache.kafka.QuorumController - [id=1] Activation.",
                "java.io.IOException: No space left",
                "\tat java.base/java.io.File");

        assertThat(logs(Instant.EPOCH, LogLevel.WARN, "", "").last(9))
                .extracting(LogLine::message)
                .containsExactly(
                        "[id=1] Activation.", "java.io.IOException: No space left", "\tat java.base/java.io.File");
    }

    @Test
    void theFormatOfHaproxyIsRead() throws IOException {
        write(orders, "2026-11-21T00:56:49.703286+00:00 Server gateways/gateway2 is DOWN.", "[WARNING] (7) : Server");

        assertThat(logs(Instant.EPOCH, LogLevel.INFO, "", "").last(9))
                .extracting(LogLine::message)
                .containsExactly("Server gateways/gateway2 is DOWN.", "[WARNING] (7) : Server");
    }

    @Test
    void levelTimeAndTheBeginningOfATraceSelectLines() throws IOException {
        write(
                orders,
                spring("00:57:01.000", " INFO", TRACE, "one"),
                spring("00:57:02.000", "ERROR", TRACE, "two"),
                spring("00:57:03.000", " INFO", OTHER, "three"));

        assertThat(messages("2026-11-21T00:57:02Z", LogLevel.TRACE, "", "")).containsExactly("two", "three");
        assertThat(messages("2026-11-21T00:57:00Z", LogLevel.WARN, "", "")).containsExactly("two");
        assertThat(messages("2026-11-21T00:57:00Z", LogLevel.TRACE, "BE167", ""))
                .containsExactly("one", "two");
    }

    @Test
    void anOrderSelectsTheLinesThatNameItAndAllLinesOfTheirTraces() throws IOException {
        write(
                orders,
                spring("00:57:01.000", " INFO", TRACE, "checkout"),
                spring("00:57:02.000", " INFO", TRACE, "placed of 01a1fb9b"),
                spring("00:57:03.000", " INFO", OTHER, "another"),
                spring("00:57:04.000", " INFO", "", "order 01a1fb9b is overdue"));

        assertThat(messages("2026-11-21T00:57:00Z", LogLevel.TRACE, "", "01A1FB9B"))
                .containsExactly("checkout", "placed of 01a1fb9b", "order 01a1fb9b is overdue");
    }

    @Test
    void onlyTheLastLinesAreReturnedAndTheRotatedFileIsReadToo() throws IOException {
        write(new LogFile(orders.old()), spring("00:57:01.000", " INFO", "", "old"));
        write(orders, spring("00:57:02.000", " INFO", "", "new"), spring("00:57:03.000", " INFO", "", "newest"));

        assertThat(logs(Instant.EPOCH, LogLevel.TRACE, "", "").last(3)).hasSize(3);
        assertThat(logs(Instant.EPOCH, LogLevel.TRACE, "", "").last(1))
                .extracting(LogLine::message)
                .containsExactly("newest");
    }

    @Test
    void aFollowedLineIsHeldUntilNoEarlierOneCanFollow() throws IOException {
        MergedLogs logs = logs(Instant.EPOCH, LogLevel.TRACE, "", "");
        assertThat(logs.last(9)).isEmpty();

        write(orders, spring("00:57:05.500", " INFO", "", "second"));
        assertThat(logs.more(Instant.parse("2026-11-21T00:57:05.400Z"))).isEmpty();
        write(postgres, "2026-11-21 00:57:05.450 UTC [58] LOG:  first");

        assertThat(logs.more(LATER)).extracting(LogLine::message).containsExactly("first", "second");
        assertThat(logs.more(LATER)).isEmpty();
    }

    private List<String> messages(String since, LogLevel level, String trace, String order) {
        return logs(Instant.parse(since), level, trace, order).last(9).stream()
                .map(LogLine::message)
                .toList();
    }

    private MergedLogs logs(Instant since, LogLevel level, String trace, String order) {
        return new MergedLogs(
                Map.of("order-service#1", orders, "postgres", postgres), new LogFilter(since, level, trace, order));
    }

    private static String spring(String time, String level, String trace, String message) {
        return "2026-11-21T%sZ %s 248 --- [order-service] [kafka-3] [%s] dev.souk.common.outbox.JdbcOutbox   : %s"
                .formatted(time, level, trace.isEmpty() ? " ".repeat(49) : trace + "-43e488d0d2a3ba18", message);
    }

    private static void write(LogFile log, String... lines) throws IOException {
        Files.writeString(
                log.path(), String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
