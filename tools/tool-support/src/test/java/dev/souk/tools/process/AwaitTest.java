package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration INTERVAL = Duration.ofMillis(1);

    @Test
    void theConditionIsPolledUntilItIsTrue() {
        var looks = new AtomicInteger();

        assertThat(new Await(Duration.ofMinutes(1), INTERVAL).until(() -> looks.incrementAndGet() == 3))
                .isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void theWaitEndsAtTheTimeout() {
        assertThat(new Await(Duration.ofMillis(100), INTERVAL).until(() -> false))
                .isFalse();
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        assertThat(new Await(Duration.ofHours(1), Duration.ofHours(1)).until(() -> false))
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
