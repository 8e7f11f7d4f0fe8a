package dev.souk.gateway.concurrency;

import dev.souk.gateway.routing.RoutedPath;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The requests that a full bulkhead will reject. They are known here before anything else is done with them; the
 * bulkhead itself is asked where a call would begin, behind security, routing and traces. It counts the calls, and has
 * the last word. A read that a cache may answer is left to the cache.
 */
@Component
class FullBulkheads {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final BulkheadRegistry registry;
    private final Counter rejected;

    /** Counts what the bulkheads reject: Resilience4j measures how full each is, not how often it rejects. */
    FullBulkheads(BulkheadRegistry registry, MeterRegistry meters) {
        this.registry = registry;
        this.rejected = Rejection.counter(meters, "service");
        registry.getAllBulkheads().forEach(this::countRejections);
        registry.getEventPublisher().onEntryAdded(added -> countRejections(added.getAddedEntry()));
    }

    private void countRejections(Bulkhead bulkhead) {
        bulkhead.getEventPublisher().onCallRejected(_ -> rejected.increment());
    }

    /** Whether this is a request that would be rejected, of {@code route}. */
    boolean include(ServerHttpRequest request, RoutedPath route) {
        boolean mayBeCached = route.isCached() && READS.contains(request.getMethod());
        return !mayBeCached
                && registry.find(route.resilience())
                        .filter(bulkhead -> bulkhead.getMetrics().getAvailableConcurrentCalls() <= 0)
                        .isPresent();
    }
}
