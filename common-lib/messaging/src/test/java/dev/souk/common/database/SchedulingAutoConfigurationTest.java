package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.TaskScheduler;

@ExtendWith(OutputCaptureExtension.class)
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

    @Test
    void aDatabaseThatIsAwayIsALineAndNoStackTrace(CapturedOutput output) {
        SchedulingAutoConfiguration.logFailure(new DataAccessResourceFailureException("connection refused"));

        assertThat(output).contains("WARN", "connection refused").doesNotContain("ERROR", "\tat ");
    }

    @Test
    void aStatementThatIsWrongIsADefect(CapturedOutput output) {
        SchedulingAutoConfiguration.logFailure(new DataIntegrityViolationException("breaks a rule"));

        assertThat(output).contains("ERROR", "breaks a rule", "\tat ").doesNotContain("unavailable");
    }

    @Test
    void aDefectIsAnErrorWithItsStackTrace(CapturedOutput output) {
        SchedulingAutoConfiguration.logFailure(new IllegalStateException("a defect"));

        assertThat(output).contains("ERROR", "a defect", "\tat ");
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
