package dev.souk.system.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private final Outcome outcome = new Outcome();

    @Test
    void percentilesAreThoseOfTheRecordedValues() {
        for (int millis = 1; millis <= 1_000; millis++) {
            outcome.done(0, TimeUnit.MILLISECONDS.toNanos(millis));
        }

        assertThat(outcome.done()).isEqualTo(1_000);
        assertThat(outcome.millisAt(50)).isCloseTo(500, within(1.0));
        assertThat(outcome.millisAt(99)).isCloseTo(990, within(1.0));
    }

    @Test
    void aLatencyCountsFromWhenTheRequestWasDue() {
        outcome.done(TimeUnit.MILLISECONDS.toNanos(40), TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(outcome.millisAt(100)).isCloseTo(60, within(0.1));
    }

    @Test
    void whatIsOnlyAttemptedCountsIfItFails() {
        outcome.attempt(() -> {});
        outcome.attempt(() -> {
            throw new IOException("PUT /cart 500");
        });

        assertThat(outcome.errors()).containsOnlyKeys("PUT /cart 500");
        assertThat(outcome.requests()).isEqualTo(1);
    }

    @Test
    void nothingDoneHasNoLatency() {
        assertThat(outcome.millisAt(50)).isZero();
        assertThat(outcome.perSecond()).isZero();
    }
}
