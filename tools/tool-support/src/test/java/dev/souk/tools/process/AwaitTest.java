package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private final Await await = new Await(Duration.ofMillis(100), Duration.ofMillis(1));

    @Test
    void theConditionIsPolledUntilItIsTrue() {
        var looks = new AtomicInteger();

        assertThat(await.until(() -> looks.incrementAndGet() == 3)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void theWaitEndsAtTheTimeout() {
        assertThat(await.until(() -> false)).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        assertThat(new Await(Duration.ofHours(1), Duration.ofHours(1)).until(() -> false))
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
