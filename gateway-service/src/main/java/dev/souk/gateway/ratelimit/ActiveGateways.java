package dev.souk.gateway.ratelimit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How many gateways the registry lists, this one included. It is counted whenever the registry has been read, which is
 * each second; while the registry is unreachable, the number stays. A number in the configuration replaces it.
 */
@Component
class ActiveGateways {

    private final DiscoveryClient discovery;
    private final int configured;
    private final String self;
    private volatile int count = 1;

    ActiveGateways(
            DiscoveryClient discovery, RateLimitProperties limits, @Value("${spring.application.name}") String self) {
        this.discovery = discovery;
        this.configured = limits.gateways();
        this.self = self;
    }

    @EventListener(HeartbeatEvent.class)
    void update() {
        count = Math.max(1, discovery.getInstances(self).size());
    }

    int count() {
        return configured > 0 ? configured : count;
    }
}
