package dev.souk.console.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.reading.Reading.Observed;
import dev.souk.console.system.MonitoredProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final MonitoredProcess PROCESS = new MonitoredProcess(
            "order-service#1", "order-service", "UP", 7L, null, null, 1, false, null, false, List.of());

    @Test
    void aQuantileIsThatOfTheIntervalAlone() {
        var interval = new Interval(reading(1, 0, 500, 500), reading(2, 90, 600, 600));

        assertThat(quantile(interval, 0.45)).hasValue(50.0); // in the middle of the first bucket
        assertThat(quantile(interval, 0.95)).hasValue(550.0); // in the middle of the second
    }

    @Test
    void aQuantileBeyondTheLargestBoundIsThatBound() {
        var interval = new Interval(reading(1, 0, 0, 0), reading(2, 0, 0, 10));

        assertThat(quantile(interval, 0.99)).hasValue(1000.0);
    }

    @Test
    void withoutCallsThereIsNoQuantile() {
        Reading same = reading(1, 5, 10, 10);
        Reading without = reading(2, "calls_seconds_count 3\n");

        assertThat(quantile(new Interval(same, same), 0.99)).isEmpty();
        assertThat(quantile(new Interval(without, without), 0.99)).isEmpty();
    }

    private static Optional<Double> quantile(Interval interval, double quantile) {
        return Optional.ofNullable(interval.quantileMillis(PROCESS, "calls_seconds", quantile, _ -> true))
                .map(millis -> (double) Math.round(millis));
    }

    private static Reading reading(long second, int within100Millis, int withinSecond, int all) {
        return reading(second, """
                calls_seconds_bucket{le="0.1"} %d
                calls_seconds_bucket{le="1.0"} %d
                calls_seconds_bucket{le="+Inf"} %d
                """.formatted(within100Millis, withinSecond, all));
    }

    private static Reading reading(long second, String metrics) {
        var observed = new Observed(Metrics.parse(metrics), TimeUnit.SECONDS.toNanos(second));
        return new Reading(List.of(PROCESS), Map.of(PROCESS.name(), observed), Optional.empty());
    }
}
