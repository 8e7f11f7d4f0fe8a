package dev.souk.common.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/**
 * Logs once that the registry is unreachable, and once that it is reachable again. In between, a service uses the
 * instances that it knows, so there is nothing else to do.
 */
@ConditionalOnProperty(name = "eureka.client.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "souk.discovery.registry", havingValue = "eureka", matchIfMissing = true)
final class RegistryConnectionMonitor {

    private static final Logger log = LoggerFactory.getLogger(RegistryConnectionMonitor.class);
    private static final Duration OUTAGE_THRESHOLD = Duration.ofSeconds(10);

    private final Clock clock;
    private volatile Instant lastHeartbeat;

    RegistryConnectionMonitor(Clock clock) {
        this.clock = clock;
        this.lastHeartbeat = clock.instant();
        checkLater(lastHeartbeat);
    }

    private void checkLater(Instant heartbeat) {
        CompletableFuture.delayedExecutor(OUTAGE_THRESHOLD.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> warnIfLast(heartbeat));
    }

    void warnIfLast(Instant heartbeat) {
        if (lastHeartbeat.equals(heartbeat)) {
            log.warn("The registry is unreachable: the instances that are known go on to be used");
        }
    }

    /** The Eureka client publishes this event after every successful fetch, each second. */
    @EventListener(HeartbeatEvent.class)
    void onHeartbeat() {
        Instant now = clock.instant();
        Duration outage = Duration.between(lastHeartbeat, now);
        if (outage.compareTo(OUTAGE_THRESHOLD) > 0) {
            log.info("The registry is reachable again, after {} s", outage.toSeconds());
        }
        lastHeartbeat = now;
        checkLater(now);
    }
}
