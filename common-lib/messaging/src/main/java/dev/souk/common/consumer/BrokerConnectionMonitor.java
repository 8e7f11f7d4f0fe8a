package dev.souk.common.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Logs once that the broker is unavailable and once that it is available again. Kafka's clients log either nothing or
 * the same line several times a second. The connection count of the consumers is the most reliable sign.
 */
final class BrokerConnectionMonitor {

    private static final Logger log = LoggerFactory.getLogger(BrokerConnectionMonitor.class);
    private static final Duration OUTAGE_THRESHOLD = Duration.ofSeconds(3);

    private final KafkaListenerEndpointRegistry listeners;
    private final Clock clock;
    private @Nullable Instant unavailableSince;
    private boolean logged;

    BrokerConnectionMonitor(KafkaListenerEndpointRegistry listeners, Clock clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        Instant now = clock.instant();
        Instant since = unavailableSince == null ? now : unavailableSince;
        Duration outage = Duration.between(since, now);
        boolean isAvailable = listeners.getListenerContainers().isEmpty() || isConnected();
        boolean isOutage = !isAvailable && (logged || outage.compareTo(OUTAGE_THRESHOLD) >= 0);
        if (isOutage && !logged) {
            log.warn("The broker is unavailable: nothing is consumed, and events remain in the outbox");
        } else if (logged && !isOutage) {
            log.info("The broker is available again, after {} s", outage.toSeconds());
        }
        logged = isOutage;
        unavailableSince = isAvailable ? null : since;
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
