package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards use only metrics that the services register. */
class OpsMetricsTest {

    private static final Pattern METER = Pattern.compile("\"(souk(\\.[a-z]+)+)\"");
    private static final Pattern SERIES = Pattern.compile("\\bsouk(_[a-z]+)+\\b");
    private static final Path ALERTS = Repository.ROOT.resolve("ops/prometheus/alerts.yml");
    private static final Path DASHBOARD = Repository.ROOT.resolve("ops/grafana/dashboards/souk.json");

    @Test
    void everyMetricOfAlertsAndDashboardsIsRegistered() {
        assertThat(unknown(Repository.read(ALERTS) + Repository.read(DASHBOARD)))
                .isEmpty();
    }

    @Test
    void aMetricThatNobodyRegistersIsFound() {
        assertThat(unknown("max(souk_orders_stuck) + max(souk_orders_lost)")).containsExactly("souk_orders_lost");
    }

    @Test
    void parkedEventsAndPendingDeadLettersHaveAnAlert() {
        assertThat(Repository.read(ALERTS))
                .contains("max by (service) (souk_outbox_parked) > 0")
                .contains("max by (service) (souk_deadletters_pending) > 0");
    }

    private static List<String> unknown(String text) {
        Set<String> registered = registered();
        return SERIES.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(series -> withoutSuffixes(series).noneMatch(registered::contains))
                .toList();
    }

    /** Micrometer's Prometheus registry appends the unit and the kind of a series. */
    private static Stream<String> withoutSuffixes(String series) {
        String name = series.replaceFirst("_(count|sum|bucket|max|total)$", "");
        return Stream.of(series, name, name.replaceFirst("_(seconds|bytes)$", ""));
    }

    private static Set<String> registered() {
        return Repository.find(file -> file.toString().contains("/src/main/java/")).stream()
                .flatMap(file -> METER.matcher(Repository.read(file)).results())
                .map(found -> found.group(1).replace('.', '_'))
                .collect(Collectors.toSet());
    }
}
