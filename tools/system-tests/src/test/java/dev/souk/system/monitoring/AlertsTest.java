package dev.souk.system.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.console.metrics.Metrics;
import dev.souk.system.repository.Repository;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AlertsTest {

    private static final Path RULES = Repository.ROOT.resolve("ops/prometheus");

    /** With promtool, which is part of Prometheus, where that is installed. */
    @ParameterizedTest
    @CsvSource({
        "check, rules, alerts.yml",
        "test, rules, alerts.test.yml",
        "check, config, prometheus.yml",
        "check, config, prometheus.tls.yml",
    })
    void theRulesAreValidAndFireWhenTheyShould(String command, String kind, String file)
            throws IOException, InterruptedException {
        assumeTrue(OperatingSystem.program("promtool").isPresent(), "promtool is not installed");
        Process promtool = new ProcessBuilder("promtool", command, kind, file)
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }

    /** By default Prometheus does so once a minute, and an alert with a shorter time fires that late. */
    @ParameterizedTest
    @ValueSource(strings = {"prometheus.yml", "prometheus.tls.yml"})
    void rulesAreEvaluatedWithinTheShortestTimeOfAnAlert(String file) {
        String interval =
                Repository.read(RULES.resolve(file)).replaceAll("(?s).*\n  evaluation_interval: (\\w+).*", "$1");

        assertThat(Query.alerts()
                        .filter(alert -> alert.has("for"))
                        .map(alert -> duration(alert.path("for").asString())))
                .isNotEmpty()
                .allMatch(time -> time.compareTo(duration(interval)) >= 0);
    }

    @Test
    void everyAlertIsTested() {
        String tests = Repository.read(RULES.resolve("alerts.test.yml"));

        assertThat(Query.alerts().map(alert -> alert.path("alert").asString()))
                .isNotEmpty()
                .allMatch(alert -> tests.contains("alertname: " + alert));
    }

    @Test
    void everyAlertNamesItsChapterOfTheRunbook() {
        List<String> chapters = Repository.read(Repository.ROOT.resolve("docs/operations.md"))
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> "docs/operations.md#"
                        + line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();

        assertThat(Query.alerts().map(AlertsTest::chapter)).isSubsetOf(chapters);
    }

    @Test
    void aQueryHasTheLabelsThatItsTextShows() {
        assertThat(Query.all())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(query.groups()).containsAll(query.shown()));
    }

    /** What a consumer exports only after a minute is compared with what one has exported. */
    @Test
    void theSeriesOfConsumersAreThoseThatWereRecorded() {
        Metrics recorded = Metrics.parse(
                Repository.read(Repository.ROOT.resolve("tools/console/src/test/resources/metrics/order-service.txt")));

        assertThat(Query.all().flatMap(query -> query.series().stream()).filter(ExportedMetrics::isMeasuredLater))
                .isNotEmpty()
                .allMatch(series -> ExportedMetrics.has(recorded, series));
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }

    private static String chapter(JsonNode alert) {
        return alert.path("annotations").path("runbook").asString("");
    }
}
