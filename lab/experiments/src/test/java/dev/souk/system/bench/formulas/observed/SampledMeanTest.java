package dev.souk.system.bench.formulas.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SampledMeanTest {

    private static final Duration INTERVAL = Duration.ofMillis(1);

    @Test
    void theMeanIsThatOfAllValues() {
        var reads = new AtomicInteger();
        SampledMean mean = SampledMean.of(() -> reads.getAndIncrement() % 2, INTERVAL);
        await().until(() -> reads.get() > 20);
        mean.close();

        assertThat(mean.mean()).isBetween(0.4, 0.6);
    }

    @Test
    void aValueThatCannotBeReadIsNotLeftOut() {
        var reads = new AtomicInteger();
        try (SampledMean mean = SampledMean.of(() -> fail(reads), INTERVAL)) {
            await().until(() -> reads.get() > 1);

            assertThatThrownBy(mean::mean).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static double fail(AtomicInteger reads) throws IOException {
        reads.incrementAndGet();
        throw new IOException("unavailable");
    }
}
