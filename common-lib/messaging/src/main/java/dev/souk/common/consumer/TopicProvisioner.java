package dev.souk.common.consumer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Has {@link KafkaAdmin} create the declared topics in the background and retries until the broker is available. The
 * start of the service does not wait for the broker. A topic that exists stays as it is: {@link KafkaAdmin} would add
 * partitions to one with fewer, which may be that of another service, and break the order of its keys.
 */
final class TopicProvisioner {

    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

    private final KafkaAdmin admin;
    private final Set<String> existing = ConcurrentHashMap.newKeySet(); // each question opens a connection
    private volatile boolean done; // consumers say when it is over

    TopicProvisioner(KafkaAdmin admin) {
        this.admin = admin;
        admin.setAutoCreate(false); // the start would wait for it
        admin.setFatalIfBrokerNotAvailable(true); // an exception says that it is to be tried again
        admin.setCreateOrModifyTopic(this::isMissing);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void createMissing() {
        if (done) {
            return;
        }
        try {
            admin.initialize();
            admin.clusterId(); // else the first record waits for it, which has it in its observation
            done = true;
        } catch (IllegalStateException | KafkaException | org.apache.kafka.common.KafkaException unavailable) {
            log.debug("The broker is unavailable, or does not allow it; next attempt in a second", unavailable);
        }
    }

    private boolean isMissing(NewTopic topic) {
        if (!existing.contains(topic.name()) && exists(topic.name())) {
            existing.add(topic.name());
        }
        return !existing.contains(topic.name());
    }

    private boolean exists(String topic) {
        try {
            return !admin.describeTopics(topic).isEmpty();
        } catch (KafkaException failure) {
            return switch (failure.getMostSpecificCause()) {
                case UnknownTopicOrPartitionException _ -> false;
                case TopicAuthorizationException _ -> false; // nor may it be changed, and others are to be created
                default -> throw failure; // it may exist
            };
        }
    }

    /** A broker may come back with an empty disk. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void again() {
        existing.clear();
        done = false;
    }
}
