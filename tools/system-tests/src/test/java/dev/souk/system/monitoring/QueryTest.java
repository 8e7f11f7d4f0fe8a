package dev.souk.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.metrics.Metrics;
import dev.souk.system.monitoring.Query.Series;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final Metrics EXPORTED = Metrics.parse("""
            calls_total{service="cart-service",outcome="error"} 1
            heap_bytes 5
            """);

    @Test
    void everySeriesOfAnExpressionIsFoundWithItsLabels() {
        var query = new Query("sum by (a, b) (rate(x_total{c=~\"d_e\"}[1m]) or rate(y_total[1m])) > 1", "");

        assertThat(query.series())
                .containsExactly(new Series("x_total", Set.of("a", "b", "c")), new Series("y_total", Set.of("a", "b")));
    }

    @Test
    void aMetricOrALabelThatNobodyExportsIsFound() {
        assertThat(isExported("calls_total{outcome=\"error\"}")).isTrue();
        assertThat(isExported("calls_count{outcome=\"error\"}")).isFalse();
        assertThat(isExported("calls_total{result=\"error\"}")).isFalse();
    }

    @Test
    void prometheusRenamesALabelThatItHasItself() {
        assertThat(isExported("sum by (exported_service) (calls_total)")).isTrue();
        assertThat(isExported("sum by (service, instance) (heap_bytes)")).isTrue();
        assertThat(isExported("sum by (exported_service) (heap_bytes)")).isFalse();
    }

    @Test
    void theLabelsInALegendAndInAnAnnotationAreFound() {
        assertThat(new Query("", "{{service}} → {{name}}").shown()).containsExactlyInAnyOrder("service", "name");
        assertThat(new Query("", "{{ $value | humanize }} of {{ $labels.name }}").shown())
                .containsExactly("name");
    }

    private static boolean isExported(String expression) {
        return ExportedMetrics.has(EXPORTED, new Query(expression, "").series().getFirst());
    }
}
