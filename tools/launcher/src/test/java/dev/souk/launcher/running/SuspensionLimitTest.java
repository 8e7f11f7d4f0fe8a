package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuspensionLimitTest {

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Queue<String> resumed = new ConcurrentLinkedQueue<>();

    SuspensionLimitTest() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void close() {
        scheduler.shutdownNow();
    }

    @Test
    void aProcessThatNobodyResumesContinuesByItself() {
        limit(Duration.ofMillis(1)).begin("cart-service#1");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(resumed).containsExactly("cart-service#1"));
    }

    @Test
    void aProcessThatWasResumedIsLeftAlone() {
        SuspensionLimit limit = limit(Duration.ofHours(1));
        limit.begin("cart-service#1");
        limit.begin("cart-service#1");
        assertThat(scheduler.getQueue()).hasSize(1);

        limit.end("cart-service#1");

        assertThat(scheduler.getQueue()).isEmpty();
    }

    private SuspensionLimit limit(Duration limit) {
        return new SuspensionLimit(scheduler, limit, resumed::add);
    }
}
