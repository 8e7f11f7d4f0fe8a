package dev.souk.common.consumer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Starts the listeners in the background and restarts those that ended with an error. By default a listener starts with
 * the service and fails if the host name of the broker cannot be resolved: in a container network a stopped broker has
 * none, and the service would fail to start.
 */
final class KafkaListenerStarter {

    private static final Logger log = LoggerFactory.getLogger(KafkaListenerStarter.class);

    private final KafkaListenerEndpointRegistry listeners;
    private final ConsumerProgress progress;
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    KafkaListenerStarter(KafkaListenerEndpointRegistry listeners, ConsumerProgress progress) {
        this.listeners = listeners;
        this.progress = progress;
    }

    /** A context that is restarted, as Spring's tests do between classes, starts all of them again. */
    @EventListener(ContextStartedEvent.class)
    void restarted() {
        started.clear();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void startMissing() {
        listeners.getListenerContainers().stream().filter(this::isMissing).forEach(this::start);
    }

    /** A listener that was stopped on purpose stays stopped, and so do all of them while the registry stops them. */
    private boolean isMissing(MessageListenerContainer listener) {
        return listeners.isRunning()
                && (started.contains(listener.getListenerId()) ? !listener.isInExpectedState() : !listener.isRunning());
    }

    private void start(MessageListenerContainer listener) {
        List<String> topics = ConsumersHealthIndicator.topics(listener).toList();
        try {
            listener.start();
            if (!started.add(listener.getListenerId())) {
                log.warn("The consumer of {} had ended with an error and is restarted", topics);
            }
        } catch (org.apache.kafka.common.KafkaException noAddress) {
            log.debug("The consumer of {} cannot be started yet", topics, noAddress);
            progress.failed(listener);
            listener.stopAbnormally(() -> {}); // it is marked as running, without a consumer; not stopped on purpose
        }
        if (!listeners.isRunning()) {
            listener.stop(); // stopped meanwhile
        }
    }
}
