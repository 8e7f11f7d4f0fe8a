package dev.souk.gateway.concurrency;

import dev.souk.gateway.routing.RoutedPaths;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The limits of all services, by the paths that are routed to them: {@code souk.gateway.requests.limit}, by
 * {@code name}.
 */
@Component
class ServiceLimits {

    private final RoutedPaths routes;
    private final ConcurrencyProperties properties;
    private final MeterRegistry meters;
    private final Map<String, ServiceLimit> limits = new java.util.concurrent.ConcurrentHashMap<>();

    ServiceLimits(ConcurrencyProperties properties, RoutedPaths routes, MeterRegistry meters) {
        this.routes = routes;
        this.properties = properties;
        this.meters = meters;
    }

    private static ServiceLimit limit(String service, ConcurrencyProperties properties, MeterRegistry meters) {
        var limit = new AdaptiveLimit(properties.services(), System::nanoTime);
        Gauge.builder("souk.gateway.requests.limit", limit, AdaptiveLimit::current)
                .description("Concurrent requests to a service that are admitted")
                .tag("name", service)
                .strongReference(true)
                .register(meters);
        return limit;
    }

    /** That of the route of this request. */
    ServiceLimit of(ServerHttpRequest request) {
        var path = routes.find(request);
        return path == null
                ? ServiceLimit.NONE
                : limits.computeIfAbsent(path.service(), service -> limit(service, properties, meters));
    }
}
