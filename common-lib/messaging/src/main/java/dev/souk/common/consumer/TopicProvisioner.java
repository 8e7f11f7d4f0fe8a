package dev.souk.common.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.TaskScheduler;

/** Makes a service's topics in the background, trying until the broker is there: nobody waits for anybody at start. */
final class TopicProvisioner {

    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaAdmin admin;
    private final TaskScheduler scheduler;
    private final Supplier<List<NewTopic>> topics;
    private volatile @Nullable ScheduledFuture<?> attempts;

    TopicProvisioner(KafkaAdmin admin, TaskScheduler scheduler, Supplier<List<NewTopic>> topics) {
        this.admin = admin;
        this.scheduler = scheduler;
        this.topics = topics;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        try {
            attempts = scheduler.scheduleWithFixedDelay(this::attempt, Instant.EPOCH, RETRY);
        } catch (TaskRejectedException stopping) {
            log.debug("Asked to stop before the topics were made", stopping);
        }
    }

    private void attempt() {
        try {
            NewTopic[] wanted = topics.get().toArray(NewTopic[]::new);
            admin.createOrModifyTopics(wanted);
            log.info("{} topics are there", wanted.length);
            ScheduledFuture<?> done = attempts;
            if (done != null) {
                done.cancel(false);
            }
        } catch (KafkaException | org.apache.kafka.common.KafkaException away) {
            log.debug("No broker yet to make topics at, next try in {} s", RETRY.toSeconds(), away);
        }
    }
}
