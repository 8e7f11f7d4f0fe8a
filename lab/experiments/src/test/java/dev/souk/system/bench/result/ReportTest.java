package dev.souk.system.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportTest {

    private static final String ORDERS = "confirmed orders, 1/s";

    private final Map<String, List<Double>> a = new LinkedHashMap<>();
    private final Map<String, List<Double>> b = new LinkedHashMap<>();

    @Test
    void theJsonHasEachFigureOfBothSidesWithItsSpread() {
        measure(a, ORDERS, 10.0, 20.0, 30.0);
        measure(b, ORDERS, 20.0, 30.0, 90.0);
        Report report = report(false).with("seconds", 20);
        report.tables().add(Table.compared("A and B", a, b));

        JsonNode json = Json.MAPPER.readTree(report.json());

        assertThat(json.path("kind").asString()).isEqualTo("compare");
        assertThat(json.path("at").asString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.at("/machine/processors").asInt()).isPositive();
        assertThat(json.at("/settings/seconds").asInt()).isEqualTo(20);
        JsonNode row = json.at("/tables/0/rows/0");
        assertThat(row.path("figure").asString()).isEqualTo("confirmed orders, 1/s");
        assertThat(row.at("/a/median").asDouble()).isEqualTo(20);
        assertThat(row.at("/b/max").asDouble()).isEqualTo(90);
        assertThat(row.at("/ratio/median").asDouble()).isEqualTo(2);
        assertThat(row.at("/ratio/min").asDouble()).isEqualTo(1.5);
        assertThat(row.at("/ratio/rounds")).hasSize(3);
    }

    @Test
    void theTextIsATableOfMarkdownWithARowForEachFigure() {
        measure(a, ORDERS, 10.0, 20.0);
        measure(b, ORDERS, 20.0, 20.0);
        measure(a, "idle CPU, %", 0.0, 1.0);
        measure(b, "idle CPU, %", 1.0, 1.0);

        assertThat(Table.compared("A and B", a, b).lines())
                .containsExactly(
                        "",
                        "A and B",
                        "",
                        "| figure                |                   A |                   B |               ratio |",
                        "| --------------------- | ------------------: | ------------------: | ------------------: |",
                        "| confirmed orders, 1/s | 15.0 (10.0 to 20.0) | 20.0 (20.0 to 20.0) | 1.50 (1.00 to 2.00) |",
                        "| idle CPU, %           | 0.50 (0.00 to 1.00) | 1.00 (1.00 to 1.00) |                   – |");
    }

    @Test
    void whatFailedStandsBelowTheTableAndInTheRow() {
        var table = new Table("Faults", "policy | fault | failed | last failure, s | p99, ms");
        table.add(outcome(false), "Souk", "kill", 1.25);

        assertThat(table.lines())
                .endsWith(
                        "| Souk   | kill  |      1 |            1.25 |    0.00 |",
                        "- Souk, kill: 1 × POST /orders 503");
        assertThat(table.rows().getFirst())
                .containsEntry("failed", 1L)
                .containsEntry("last_failure", 1.25)
                .containsEntry("failures", Map.of("POST /orders 503", 1L));
        assertThat(table.last()).isEqualTo("policy Souk; fault kill; failed 1; last failure, s 1.25; p99, ms 0.00");
    }

    @Test
    void aMeasuredFailureMakesItNoResultAndOneDuringTheWarmUpDoesNot() {
        Report report = report(false);
        report.whileCold("A", outcome(true));
        assertThat(report.isValid()).isTrue();

        report.measured("A", outcome(true));

        assertThat(report.isValid()).isFalse();
        assertThat(report.table())
                .contains("failed during warm-up: 1 × A: POST /orders 503")
                .endsWith("This is no result:", "- 1 × A: POST /orders 503");
    }

    @Test
    void inTheBriefFormNoSystemIsWarm() {
        Report report = report(true);

        report.measured("A", outcome(true));

        assertThat(report.isValid()).isTrue();
        assertThat(report.warmUpErrors()).containsOnlyKeys("A: POST /orders 503");
    }

    @Test
    void nothingIsComputedFromALoadWithoutASuccess() {
        assertThatThrownBy(() -> report(true).whileCold("A", outcome(false)))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith("Nothing succeeded on A");
    }

    @Test
    void withoutWhatIsRequiredItIsNoResult() {
        Report report = report(true);

        report.require(true, "fine");
        report.require(false, "an event was lost");

        assertThat(report.errors()).isEqualTo(Map.of("an event was lost", 1L));
        assertThat(report.isValid()).isFalse();
    }

    private static Outcome outcome(boolean oneSucceeds) {
        var outcome = new Outcome();
        outcome.fail("POST /orders 503");
        if (oneSucceeds) {
            outcome.record(() -> {}, System.nanoTime());
        }
        return outcome;
    }

    private static void measure(Map<String, List<Double>> side, String figure, Double... values) {
        side.put(figure, List.of(values));
    }

    private static Report report(boolean brief) {
        return Report.begun("compare", Instant.parse("2026-01-02T03:04:05Z"), brief, "abc");
    }
}
