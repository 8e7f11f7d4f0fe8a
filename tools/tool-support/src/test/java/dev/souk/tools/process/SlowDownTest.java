package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowDownTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> signals = new ArrayList<>();
    private final SlowDown slowDown = new SlowDown(scheduler, signals::add);

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void theProcessRunsForATwentiethOfTheTime() {
        slowDown.begin();
        assertThat(signals).containsExactly("STOP");

        assertThat(scheduler.runNext()).isEqualTo(Duration.ofMillis(1_900));
        assertThat(signals).containsExactly("STOP", "CONT");

        assertThat(scheduler.runNext()).isEqualTo(Duration.ofMillis(100));
        assertThat(signals).containsExactly("STOP", "CONT", "STOP");
    }

    @Test
    void afterItsEndItSendsNoSignalAndSchedulesNothing() {
        slowDown.begin();

        slowDown.end();
        scheduler.runNext();

        assertThat(signals).containsExactly("STOP");
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void aProcessThatNobodyWouldContinueIsNotSuspended() {
        scheduler.shutdownNow();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(slowDown::begin);

        assertThat(signals).isEmpty();
    }
}
