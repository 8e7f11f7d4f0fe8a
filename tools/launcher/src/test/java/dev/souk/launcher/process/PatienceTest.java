package dev.souk.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(Duration.ofMillis(100), Duration.ofMillis(1));

    @Test
    void itLooksUntilTheConditionIsTrue() {
        var looks = new AtomicInteger();

        assertThat(patience.until(() -> looks.incrementAndGet() == 3)).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void itEndsAtTheLimit() {
        assertThat(patience.until(() -> false)).isFalse();
    }

    @Test
    void anInterruptEndsItAndIsKept() {
        Thread.currentThread().interrupt();

        assertThat(new Patience(Duration.ofHours(1), Duration.ofHours(1)).until(() -> false))
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
