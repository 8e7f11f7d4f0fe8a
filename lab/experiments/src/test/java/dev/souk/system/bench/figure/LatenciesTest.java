package dev.souk.system.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreThoseOfTheRecordedValues() {
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.record(0, TimeUnit.MILLISECONDS.toNanos(millis));
        }

        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(latencies.millisAt(50)).isCloseTo(500, within(1.0));
        assertThat(latencies.millisAt(99)).isCloseTo(990, within(1.0));
    }

    @Test
    void aLatencyCountsFromWhenTheRequestWasDue() {
        latencies.record(TimeUnit.MILLISECONDS.toNanos(40), TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(latencies.millisAt(100)).isCloseTo(60, within(0.1));
    }

    @Test
    void noneHasNoPercentile() {
        assertThatIllegalStateException().isThrownBy(() -> latencies.millisAt(50));
    }
}
