package dev.souk.gateway.concurrency;

import dev.souk.gateway.concurrency.ConcurrencyLimit.Decision;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Counts what the limits of concurrency reject: {@code souk.gateway.requests.rejected}, by {@code reason}. Resilience4j
 * measures how full a bulkhead is, not how often it rejects.
 */
@Component
class RejectionMetrics {

    private final Counter client;
    private final Counter service;
    private final Counter total;
    private final Counter connections;

    RejectionMetrics(MeterRegistry meters, BulkheadRegistry bulkheads) {
        this.client = counter(meters, "client");
        this.service = counter(meters, "service");
        this.total = counter(meters, "total");
        this.connections = counter(meters, "connections");
        bulkheads.getAllBulkheads().forEach(this::countRejectionsOf);
        bulkheads.getEventPublisher().onEntryAdded(added -> countRejectionsOf(added.getAddedEntry()));
    }

    private void countRejectionsOf(Bulkhead bulkhead) {
        bulkhead.getEventPublisher().onCallRejected(_ -> countFullBulkhead());
    }

    void count(Decision rejection) {
        Counter counter = switch (rejection) {
            case CLIENT_LIMIT_REACHED -> client;
            case LIMIT_REACHED -> total;
            case ADMITTED -> throw new IllegalArgumentException("not rejected");
        };
        counter.increment();
    }

    void countFullBulkhead() {
        service.increment();
    }

    void countConnection() {
        connections.increment();
    }

    private static Counter counter(MeterRegistry meters, String reason) {
        return Counter.builder("souk.gateway.requests.rejected")
                .description("Requests rejected because a limit of concurrency was reached")
                .tag("reason", reason)
                .register(meters);
    }
}
