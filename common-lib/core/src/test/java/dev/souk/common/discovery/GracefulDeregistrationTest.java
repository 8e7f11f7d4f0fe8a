package dev.souk.common.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

class GracefulDeregistrationTest {

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void theInstanceKeepsServingAfterItHasDeregistered() throws InterruptedException {
        new GracefulDeregistration(() -> true, Duration.ofSeconds(1)).stop(stopped::countDown);

        assertThat(stopped.getCount()).isEqualTo(1);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theInstanceDeregistersBeforeAnythingElseStops() {
        assertThat(new GracefulDeregistration(() -> true, Duration.ZERO).getPhase())
                .isEqualTo(SmartLifecycle.DEFAULT_PHASE);
    }

    @Test
    void theShutdownDoesNotWaitIfTheRegistryIsUnreachable() {
        new GracefulDeregistration(() -> false, Duration.ofHours(1)).stop(stopped::countDown);

        assertThat(stopped.getCount()).isZero();
    }
}
