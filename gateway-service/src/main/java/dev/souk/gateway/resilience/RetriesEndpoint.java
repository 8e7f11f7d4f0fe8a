package dev.souk.gateway.resilience;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** The actuator endpoint {@code retries}: how many calls of each service needed a retry, since the start. */
@Component
@Endpoint(id = "retries")
class RetriesEndpoint {

    private final RetryRegistry retries;

    RetriesEndpoint(RetryRegistry retries) {
        this.retries = retries;
    }

    /** All retries of the routes, by name. */
    record Retries(Map<String, Details> retries) {}

    record Details(
            int maxAttempts,
            long successfulCallsWithoutRetry,
            long successfulCallsWithRetry,
            long failedCallsWithRetry,
            long failedCallsWithoutRetry) {

        static Details of(Retry retry) {
            Retry.Metrics metrics = retry.getMetrics();
            return new Details(
                    retry.getRetryConfig().getMaxAttempts(),
                    metrics.getNumberOfSuccessfulCallsWithoutRetryAttempt(),
                    metrics.getNumberOfSuccessfulCallsWithRetryAttempt(),
                    metrics.getNumberOfFailedCallsWithRetryAttempt(),
                    metrics.getNumberOfFailedCallsWithoutRetryAttempt());
        }
    }

    @ReadOperation
    Retries retries() {
        Map<String, Details> byName = new TreeMap<>();
        retries.getAllRetries().forEach(retry -> byName.put(retry.getName(), Details.of(retry)));
        return new Retries(byName);
    }
}
