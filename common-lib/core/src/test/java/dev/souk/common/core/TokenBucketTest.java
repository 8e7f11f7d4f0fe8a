package dev.souk.common.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final int PER_SECOND = 10;

    private long now = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos(); // overflows, as System.nanoTime may
    private final TokenBucket tokens = new TokenBucket(PER_SECOND, PER_SECOND, () -> now);

    @Test
    void asManyTokensAreThereAtOnceAsAreKept() {
        assertThat(takenOf(100)).isEqualTo(PER_SECOND);
    }

    @Test
    void afterATenthOfASecondThereIsATenthOfThem() {
        takenOf(100);
        now += Duration.ofMillis(100).toNanos();
        assertThat(takenOf(100)).isEqualTo(1);
    }

    @Test
    void noMoreAreKept() {
        takenOf(100);
        now += Duration.ofHours(1).toNanos();
        assertThat(takenOf(100)).isEqualTo(PER_SECOND);
    }

    private long takenOf(int wanted) {
        return IntStream.range(0, wanted).filter(_ -> tokens.tryTake()).count();
    }
}
