package dev.souk.gateway.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** The actuator endpoint {@code bulkheads}: the limit of concurrent calls of each service, and how many are left. */
@Component
@Endpoint(id = "bulkheads")
class BulkheadsEndpoint {

    private final BulkheadRegistry bulkheads;

    BulkheadsEndpoint(BulkheadRegistry bulkheads) {
        this.bulkheads = bulkheads;
    }

    /** All bulkheads that have been called, by name. */
    record Bulkheads(Map<String, Details> bulkheads) {}

    record Details(int maxAllowedConcurrentCalls, int availableConcurrentCalls) {

        static Details of(Bulkhead bulkhead) {
            Bulkhead.Metrics metrics = bulkhead.getMetrics();
            return new Details(metrics.getMaxAllowedConcurrentCalls(), metrics.getAvailableConcurrentCalls());
        }
    }

    @ReadOperation
    Bulkheads bulkheads() {
        Map<String, Details> byName = new TreeMap<>();
        bulkheads.getAllBulkheads().forEach(bulkhead -> byName.put(bulkhead.getName(), Details.of(bulkhead)));
        return new Bulkheads(byName);
    }
}
