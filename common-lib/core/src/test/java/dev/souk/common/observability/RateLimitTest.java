package dev.souk.common.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final int PER_SECOND = 10;

    private long now = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos(); // overflows, as System.nanoTime may
    private final RateLimit limit = new RateLimit(PER_SECOND, () -> now);

    @Test
    void asManyPermitsAreThereAtOnceAsASecondHas() {
        assertThat(acquiredOf(100)).isEqualTo(PER_SECOND);
    }

    @Test
    void afterATenthOfASecondThereIsATenthOfThem() {
        acquiredOf(100);
        now += Duration.ofMillis(100).toNanos();
        assertThat(acquiredOf(100)).isEqualTo(1);
    }

    @Test
    void nothingIsSavedUpBeyondASecond() {
        acquiredOf(100);
        now += Duration.ofHours(1).toNanos();
        assertThat(acquiredOf(100)).isEqualTo(PER_SECOND);
    }

    private long acquiredOf(int wanted) {
        return IntStream.range(0, wanted).filter(_ -> limit.tryAcquire()).count();
    }
}
