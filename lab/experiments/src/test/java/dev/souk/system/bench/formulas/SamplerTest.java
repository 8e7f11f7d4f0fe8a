package dev.souk.system.bench.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final Duration INTERVAL = Duration.ofMillis(1);

    @Test
    void theMeanIsThatOfAllValues() throws InterruptedException {
        var reads = new AtomicInteger();
        var sampler = new Sampler(() -> (double) (reads.getAndIncrement() % 2), INTERVAL);
        await().until(() -> reads.get() > 20);

        assertThat(sampler.mean()).isBetween(0.4, 0.6);
    }

    @Test
    void aValueThatCannotBeReadIsNotLeftOut() {
        var sampler = new Sampler(
                () -> {
                    throw new IOException("unavailable");
                },
                INTERVAL);

        assertThatThrownBy(sampler::mean).hasRootCauseMessage("unavailable");
    }
}
