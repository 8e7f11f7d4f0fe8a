package dev.souk.gateway.concurrency;

import dev.souk.gateway.routing.RoutedPaths;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The limits of all services, by the paths that are routed to them: {@code souk.gateway.requests.limit}, by
 * {@code name}.
 */
@Component
class ServiceLimits {

    private final List<LimitedPath> paths;

    private record LimitedPath(PathPattern pattern, ServiceLimit limit) {}

    ServiceLimits(ConcurrencyProperties properties, RoutedPaths routed, MeterRegistry meters) {
        Map<String, ServiceLimit> limits = new HashMap<>();
        this.paths = routed.paths().stream()
                .map(path -> new LimitedPath(
                        path.pattern(),
                        limits.computeIfAbsent(path.service(), service -> limit(service, properties, meters))))
                .toList();
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

    /** That of the first route that has this path. */
    ServiceLimit of(PathContainer path) {
        for (LimitedPath limited : paths) {
            if (limited.pattern().matches(path)) {
                return limited.limit();
            }
        }
        return ServiceLimit.NONE;
    }
}
