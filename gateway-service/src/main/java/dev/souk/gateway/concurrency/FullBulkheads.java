package dev.souk.gateway.concurrency;

import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The requests that a full bulkhead will reject. They are known here before anything else is done with them; the
 * bulkhead itself is asked where a call would begin, behind security, routing and traces, which costs fifteen times as
 * much ({@code docs/limits.md}). It counts the calls, and has the last word. A read that a cache may answer is left to
 * the cache.
 */
@Component
class FullBulkheads {

    private static final Set<String> CACHES = Set.of("ResponseCache", "LastAnswer");
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final List<Bulkhead> bulkheads;
    private final List<Destination> destinations;

    /** Of the requests with such a path. */
    private record Destination(PathPattern pattern, String service, boolean isCached) {

        static Destination of(RoutedPath path) {
            boolean isCached = path.route().getFilters().stream()
                    .map(FilterDefinition::getName)
                    .anyMatch(CACHES::contains);
            return new Destination(path.pattern(), path.service(), isCached);
        }
    }

    FullBulkheads(BulkheadRegistry registry, RoutedPaths routed) {
        this.bulkheads = new CopyOnWriteArrayList<>(registry.getAllBulkheads());
        registry.getEventPublisher().onEntryAdded(added -> bulkheads.add(added.getAddedEntry()));
        this.destinations = routed.paths().stream().map(Destination::of).toList();
    }

    boolean include(ServerHttpRequest request) {
        for (Bulkhead bulkhead : bulkheads) {
            if (bulkhead.getMetrics().getAvailableConcurrentCalls() <= 0 && isFor(bulkhead.getName(), request)) {
                return true;
            }
        }
        return false;
    }

    /** By the first route that has the path. */
    private boolean isFor(String service, ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        for (Destination destination : destinations) {
            if (destination.pattern().matches(path)) {
                return destination.service().equals(service)
                        && !(destination.isCached() && READS.contains(request.getMethod()));
            }
        }
        return false;
    }
}
