package dev.souk.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartBackOffTest {

    private final RestartBackOff backOff = new RestartBackOff();

    @Test
    void theDelayDoublesUpToThirtySeconds() {
        assertThat(Stream.generate(() -> backOff.next(Duration.ZERO)).limit(7).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void theDelayIsResetAfterAMinuteOfUptime() {
        backOff.next(Duration.ZERO);
        backOff.next(Duration.ofSeconds(59));

        assertThat(backOff.next(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.next(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
    }
}
