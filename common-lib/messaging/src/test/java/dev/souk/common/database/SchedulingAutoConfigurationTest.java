package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.TaskScheduler;

class SchedulingAutoConfigurationTest {

    private static final Duration DELAY = Duration.ofMillis(1);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withPropertyValues("spring.threads.virtual.enabled=true")
            .withConfiguration(
                    AutoConfigurations.of(SchedulingAutoConfiguration.class, TaskSchedulingAutoConfiguration.class));

    @Test
    void aSlowTaskDelaysNoOtherTask() {
        application.run(context -> {
            var scheduler = context.getBean(TaskScheduler.class);
            var end = new CountDownLatch(1);
            var turns = new CountDownLatch(3);
            var _ = scheduler.scheduleWithFixedDelay(() -> await(end), Instant.EPOCH, DELAY);
            var _ = scheduler.scheduleWithFixedDelay(turns::countDown, Instant.EPOCH, DELAY);

            assertThat(turns.await(5, TimeUnit.SECONDS)).isTrue();
            end.countDown();
        });
    }

    @Test
    void aTaskHasOneRunAtATime() {
        application.run(context -> {
            var running = new AtomicInteger();
            var mostAtOnce = new AtomicInteger();
            var turns = new CountDownLatch(20);
            Runnable task = () -> {
                mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                LockSupport.parkNanos(5_000_000); // longer than the delay
                running.decrementAndGet();
                turns.countDown();
            };
            var _ = context.getBean(TaskScheduler.class).scheduleWithFixedDelay(task, Instant.EPOCH, DELAY);

            assertThat(turns.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(mostAtOnce).hasValue(1);
        });
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
