package dev.souk.common.consumer;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Has {@link KafkaAdmin} create the declared topics in the background and retries until the broker is available. The
 * start of the service does not wait for the broker.
 */
final class TopicProvisioner {

    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

    private final KafkaAdmin admin;
    private boolean done;
    private boolean logged;

    /** {@code admin} must not create topics by itself and must fail fast: only then it throws at the first failure. */
    TopicProvisioner(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void createMissing() {
        if (done) {
            return;
        }
        try {
            admin.initialize();
            done = true;
            if (!logged) {
                log.info("All declared topics exist");
            }
            logged = true;
        } catch (IllegalStateException unavailable) {
            log.debug("The broker is unavailable, or does not allow it; next attempt in a second", unavailable);
        }
    }

    /** A broker may come back with an empty disk. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void again() {
        done = false;
    }
}
