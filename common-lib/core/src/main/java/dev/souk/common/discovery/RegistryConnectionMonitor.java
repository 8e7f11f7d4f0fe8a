package dev.souk.common.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/**
 * Says once that the registry was away and is back. While it is away a service works on with the instances it knows,
 * so there is nothing to do about it here; the registry's own log and readiness of new instances tell the rest.
 */
final class RegistryConnectionMonitor {

    private static final Logger log = LoggerFactory.getLogger(RegistryConnectionMonitor.class);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private volatile Instant lastHeard;

    RegistryConnectionMonitor(Clock clock) {
        this.clock = clock;
        this.lastHeard = clock.instant();
    }

    /** The Eureka client publishes this event after every successful fetch, each second. */
    @EventListener(HeartbeatEvent.class)
    void heard() {
        Instant now = clock.instant();
        Duration silence = Duration.between(lastHeard, now);
        if (silence.compareTo(SILENCE) > 0) {
            log.info("The registry answers again, after {} s", silence.toSeconds());
        }
        lastHeard = now;
    }
}
