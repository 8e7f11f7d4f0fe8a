package dev.souk.gateway.ratelimit;

import dev.souk.common.core.PageWeight;
import dev.souk.common.discovery.RegisteredInstances;
import dev.souk.gateway.request.TrustedProxies;
import dev.souk.gateway.routing.RoutedPath;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Rejects a caller whose bucket is empty. The subject of a valid token has its own bucket, so the token is checked
 * before. A call with a token also counts for its address, so that accounts do not multiply the rate of a client.
 */
@Component
public class RateLimits {

    private final RateLimitProperties limits;
    private final TrustedProxies proxies;
    private final RegisteredInstances registry;
    private final String name;
    private final CallerBuckets callers;
    private final CallerBuckets addresses;
    private final CallerBuckets passwords;
    private volatile int gateways; // that share the limits

    RateLimits(
            RateLimitProperties limits,
            TrustedProxies proxies,
            RegisteredInstances registry,
            ObjectProvider<TimeMeter> clocks,
            @Value("${spring.application.name}") String name) {
        this.limits = limits;
        this.proxies = proxies;
        this.registry = registry;
        this.name = name;
        this.gateways = Math.max(1, limits.gateways());
        TimeMeter clock = clocks.getIfAvailable(() -> TimeMeter.SYSTEM_NANOTIME); // never set back
        int remembered = limits.rememberedCallers();
        this.callers = new CallerBuckets("caller", limits.caller(), remembered, clock);
        this.addresses = new CallerBuckets("address", limits.address(), remembered, clock);
        this.passwords = new CallerBuckets("password", limits.password(), remembered, clock);
        countGateways(); // one that config-service makes again does not wait for the next heartbeat
    }

    /** Whenever the registry has been read, which is each second; while it is unreachable, their number stays. */
    @EventListener(HeartbeatEvent.class)
    void countGateways() {
        if (limits.gateways() == 0) {
            gateways = Math.max(1, registry.of(name).size());
        }
    }

    /**
     * Takes from the buckets of a request; throws the problem with status 429 if one of them is empty.
     *
     * @param subject of its token; null without a valid one
     * @param route of its path; null if there is none
     */
    public void admit(ServerWebExchange exchange, @Nullable String subject, @Nullable RoutedPath route) {
        if (!limits.enabled()) {
            return;
        }
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders response = exchange.getResponse().getHeaders();
        String address = "address " + proxies.clientOf(request);
        int tokens = gateways * PageWeight.of(request.getURI().getRawQuery());
        callers.take(subject == null ? address : "user " + subject, tokens, response);
        addresses.take(address, tokens, response);
        if (route != null && route.hashesPassword(request)) {
            passwords.take(address, gateways, response);
        }
    }
}
