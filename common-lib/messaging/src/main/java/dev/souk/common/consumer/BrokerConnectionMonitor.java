package dev.souk.common.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/**
 * Says once that the broker is away and once that it is back. Kafka's clients either say nothing or the same several
 * times a second; whether their consumers hold a connection is what they know best.
 */
final class BrokerConnectionMonitor implements Runnable {

    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(BrokerConnectionMonitor.class);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final KafkaListenerEndpointRegistry listeners;
    private final Clock clock;
    private @Nullable Instant awaySince;
    private boolean told;

    BrokerConnectionMonitor(KafkaListenerEndpointRegistry listeners, Clock clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (listeners.getListenerContainers().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant since = awaySince == null ? now : awaySince;
        Duration silence = Duration.between(since, now);
        if (isConnected()) {
            sayBack(silence);
            awaySince = null;
        } else {
            sayAway(silence);
            awaySince = since;
        }
    }

    private void sayAway(Duration silence) {
        if (!told && silence.compareTo(SILENCE) >= 0) {
            log.warn("The broker is away: nothing is consumed, and events wait in the outbox until it is back");
            told = true;
        }
    }

    private void sayBack(Duration silence) {
        if (told) {
            log.info("The broker is there, after {} s", silence.toSeconds());
            told = false;
        }
    }

    private boolean isConnected() {
        return listeners.getListenerContainers().stream()
                .flatMap(listener -> listener.metrics().values().stream())
                .flatMap(metrics -> metrics.entrySet().stream())
                .anyMatch(metric -> isConnectionCount(metric.getKey()) && isPositive(metric.getValue()));
    }

    private static boolean isConnectionCount(MetricName name) {
        return name.name().equals("connection-count") && name.group().equals("consumer-metrics");
    }

    private static boolean isPositive(Metric metric) {
        return metric.metricValue() instanceof Double count && count > 0;
    }
}
