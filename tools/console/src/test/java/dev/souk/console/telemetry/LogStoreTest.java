package dev.souk.console.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.console.telemetry.LogStore.NumberedLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LogStoreTest {

    private static final LogQuery ALL = new LogQuery("", "", Level.TRACE, "", "", "", 0, 100);
    private static final Instant TIME = Instant.parse("2026-11-20T09:30:00Z");

    private final LogStore store = new LogStore();

    @Test
    void linesOfAllServicesAreMergedByTime() {
        store.add(line("order-service", 2, Level.INFO, "second", ""));
        store.add(line("cart-service", 1, Level.INFO, "first", ""));

        assertThat(messages(ALL)).containsExactly("first", "second");
    }

    @Test
    void theLastLinesAreShownIfThereAreMoreThanTheLimit() {
        store.add(line("order-service", 1, Level.INFO, "first", ""));
        store.add(line("order-service", 2, Level.INFO, "second", ""));

        assertThat(messages(new LogQuery("", "", Level.TRACE, "", "", "", 0, 1)))
                .containsExactly("second");
    }

    @Test
    void aRequestFromTheLastNumberOnGetsNewLinesAlone() {
        store.add(line("order-service", 1, Level.INFO, "first", ""));
        long last = store.last();
        store.add(line("order-service", 2, Level.INFO, "second", ""));

        assertThat(messages(new LogQuery("", "", Level.TRACE, "", "", "", last, 100)))
                .containsExactly("second");
    }

    @Test
    void aLineThatIsBeingStoredIsNotMissedByTheNextRequest() throws InterruptedException {
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int number = 0; number < 1_900; number++) {
                store.add(line("order-service", number, Level.INFO, "line", ""));
            }
        });
        Set<Long> seen = new TreeSet<>();
        long last = 0;
        while (seen.size() < 1_900 && (writer.isAlive() || last < store.last())) {
            long next = store.last();
            store.lines(new LogQuery("", "", Level.TRACE, "", "", "", last, 2_000))
                    .forEach(line -> seen.add(line.sequence()));
            last = next;
        }
        writer.join();

        assertThat(seen).hasSize(1_900);
    }

    @Test
    void linesAreFoundByServiceProcessLevelTraceAndText() {
        store.add(line("order-service", 1, Level.DEBUG, "Order placed", "aa"));
        store.add(line("cart-service", 2, Level.WARN, "Stock is low", "bb"));

        assertThat(messages(new LogQuery("cart-service", "", Level.TRACE, "", "", "", 0, 9)))
                .containsExactly("Stock is low");
        assertThat(messages(new LogQuery("", "order-service#1", Level.TRACE, "", "", "", 0, 9)))
                .containsExactly("Order placed");
        assertThat(messages(new LogQuery("", "", Level.INFO, "", "", "", 0, 9))).containsExactly("Stock is low");
        assertThat(messages(new LogQuery("", "", Level.TRACE, "a", "", "", 0, 9)))
                .containsExactly("Order placed");
        assertThat(messages(new LogQuery("", "", Level.TRACE, "", "", "STOCK", 0, 9)))
                .containsExactly("Stock is low");
    }

    @Test
    void anOrderSelectsTheLinesThatNameItAndAllOfTheirTraces() {
        store.add(line("gateway-service", 1, Level.INFO, "POST /orders", "aa"));
        store.add(line("order-service", 2, Level.INFO, "Order 4711 is placed", "aa"));
        store.add(line("order-service", 3, Level.INFO, "Order 4712 is placed", "bb"));

        assertThat(messages(new LogQuery("", "", Level.TRACE, "", "4711", "", 0, 9)))
                .containsExactly("POST /orders", "Order 4711 is placed");
    }

    private List<String> messages(LogQuery query) {
        return store.lines(query).stream()
                .map(NumberedLine::line)
                .map(LogLine::message)
                .toList();
    }

    private static LogLine line(String service, int second, Level level, String message, String trace) {
        return new LogLine(
                TIME.plusSeconds(second),
                service,
                service + "#1",
                level,
                "dev.souk.Test",
                message,
                trace,
                "",
                null,
                Map.of());
    }
}
