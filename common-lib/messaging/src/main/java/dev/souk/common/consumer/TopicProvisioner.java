package dev.souk.common.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.TaskScheduler;

/**
 * Has {@link KafkaAdmin} create the declared topics in the background and retries until the broker is available. The
 * start of the service does not wait for the broker.
 */
final class TopicProvisioner {

    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaAdmin admin;
    private final TaskScheduler scheduler;
    private volatile @Nullable ScheduledFuture<?> attempts;

    /** {@code admin} must not create topics by itself and must fail fast: only then it throws at the first failure. */
    TopicProvisioner(KafkaAdmin admin, TaskScheduler scheduler) {
        this.admin = admin;
        this.scheduler = scheduler;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        try {
            attempts = scheduler.scheduleWithFixedDelay(this::attempt, Instant.EPOCH, RETRY);
        } catch (TaskRejectedException stopping) {
            log.debug("Stopped before the topics were created", stopping);
        }
    }

    private void attempt() {
        try {
            admin.initialize();
            log.info("All declared topics exist");
            ScheduledFuture<?> done = attempts;
            if (done != null) {
                done.cancel(false);
            }
        } catch (IllegalStateException unavailable) {
            log.debug("The broker is unavailable, next attempt in {} s", RETRY.toSeconds(), unavailable);
        }
    }
}
