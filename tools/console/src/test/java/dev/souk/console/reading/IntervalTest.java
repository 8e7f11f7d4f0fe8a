package dev.souk.console.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.metrics.Metrics;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void aQuantileIsThatOfTheIntervalAlone() {
        var interval = new Interval(reading(0, 500, 500), reading(90, 600, 600), 1);

        assertThat(quantile(interval, 0.45)).hasValue(50.0); // in the middle of the first bucket
        assertThat(quantile(interval, 0.95)).hasValue(550.0); // in the middle of the second
    }

    @Test
    void aQuantileBeyondTheLargestBoundIsThatBound() {
        var interval = new Interval(reading(0, 0, 0), reading(0, 0, 10), 1);

        assertThat(quantile(interval, 0.99)).hasValue(1000.0);
    }

    @Test
    void withoutCallsThereIsNoQuantile() {
        Metrics same = reading(5, 10, 10);
        Metrics without = Metrics.parse("calls_seconds_count 3\n");

        assertThat(quantile(new Interval(same, same, 1), 0.99)).isEmpty();
        assertThat(quantile(new Interval(without, without, 1), 0.99)).isEmpty();
    }

    private static Optional<Double> quantile(Interval interval, double quantile) {
        return Optional.ofNullable(interval.quantileMillis("calls_seconds", quantile))
                .map(millis -> (double) Math.round(millis));
    }

    private static Metrics reading(int within100Millis, int withinSecond, int all) {
        return Metrics.parse("""
                calls_seconds_bucket{le="0.1"} %d
                calls_seconds_bucket{le="1.0"} %d
                calls_seconds_bucket{le="+Inf"} %d
                """.formatted(within100Millis, withinSecond, all));
    }
}
