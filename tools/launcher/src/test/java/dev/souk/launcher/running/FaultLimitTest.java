package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultLimitTest {

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    FaultLimitTest() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void close() {
        scheduler.shutdownNow();
    }

    @Test
    void aFaultThatNobodyEndsEndsByItself() {
        limit(Duration.ofMillis(1)).begin("cart-service#1");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ended).containsExactly("cart-service#1"));
    }

    @Test
    void aProcessWhoseFaultWasEndedIsLeftAlone() {
        FaultLimit limit = limit(Duration.ofHours(1));
        limit.begin("cart-service#1");
        limit.begin("cart-service#1");
        assertThat(scheduler.getQueue()).hasSize(1);

        limit.end("cart-service#1");

        assertThat(scheduler.getQueue()).isEmpty();
    }

    private FaultLimit limit(Duration limit) {
        return new FaultLimit(scheduler, limit, ended::add);
    }
}
