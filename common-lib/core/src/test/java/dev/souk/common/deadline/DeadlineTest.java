package dev.souk.common.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow at any time

    @Test
    void whatRemainsGetsLessUntilItIsOver() {
        Deadline deadline = Deadline.in(Duration.ofMillis(2), nanoTime::get);
        assertThat(deadline.remaining()).isEqualTo(Duration.ofMillis(2));

        nanoTime.addAndGet(1_500_000);
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(500_000));
        assertThat(deadline.isOver()).isFalse();

        nanoTime.addAndGet(500_000);
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void theHeaderHasWholeMilliseconds() {
        assertThat(RequestTimeoutHeader.parse("250")).isEqualTo(Duration.ofMillis(250));
        assertThat(RequestTimeoutHeader.format(Duration.ofNanos(1_999_999))).isEqualTo("1");
        assertThat(RequestTimeoutHeader.format(Duration.ofMillis(-3))).isEqualTo("0");
        assertThat(RequestTimeoutHeader.format(Duration.ofDays(1))).isEqualTo("999999");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "1.5", "5s", "1234567", "٣"})
    void whatIsNoNumberOfMillisecondsIsNoDeadline(String value) {
        assertThat(RequestTimeoutHeader.parse(value)).isNull();
    }
}
