package dev.souk.order.remote;

import dev.souk.common.deadline.DeadlineExceededException;
import dev.souk.common.loadbalancing.NoInstanceException;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.retry.RetryBudgetExhaustedException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Protects calls to other services. The bulkhead limits how many callers one slow service can block; inside it the
 * circuit breaker stops calls to a service that keeps failing. The breaker counts a call with its retry once: it
 * measures the service, the retry compensates for one instance. The settings are in {@code resilience4j.*}.
 */
@Component
public class ResilientCalls {

    private static final Logger log = LoggerFactory.getLogger(ResilientCalls.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final BulkheadRegistry bulkheads;
    private final CircuitBreakerRegistry circuitBreakers;

    ResilientCalls(BulkheadRegistry bulkheads, CircuitBreakerRegistry circuitBreakers) {
        this.bulkheads = bulkheads;
        this.circuitBreakers = circuitBreakers;
        circuitBreakers.getAllCircuitBreakers().forEach(ResilientCalls::logChanges);
        circuitBreakers.getEventPublisher().onEntryAdded(added -> logChanges(added.getAddedEntry()));
    }

    /** Of its state; the calls that it rejects are not logged one by one. */
    private static void logChanges(CircuitBreaker breaker) {
        String name = breaker.getName();
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> log.warn("Circuit breaker {} changed state: {}", name, event.getStateTransition()));
    }

    /** The response to {@code request}. Ends the caller's request with 503 if {@code service} does not give one. */
    public <T> T call(String service, Supplier<? extends @Nullable T> request) {
        try {
            return bulkheads
                    .bulkhead(service)
                    .executeSupplier(
                            () -> circuitBreakers.circuitBreaker(service).executeSupplier(() -> answer(request)));
        } catch (CallNotPermittedException | BulkheadFullException | NoInstanceException rejection) {
            log.debug("{} is not called: {}", service, rejection.getMessage());
            throw unavailable();
        } catch (HttpClientErrorException.Unauthorized revoked) { // the event of the revocation has not arrived yet
            throw Problems.tokenRejected();
        } catch (RestClientException | RetryBudgetExhaustedException | DeadlineExceededException failure) {
            log.warn(
                    "Call of {} failed: {}",
                    service,
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
            throw unavailable();
        }
    }

    private static <T> T answer(Supplier<? extends @Nullable T> request) {
        T response = request.get();
        if (response == null) {
            throw new RestClientException("the response has no body");
        }
        return response;
    }

    private static ProblemException unavailable() {
        return Problems.SERVICE_UNAVAILABLE
                .with("A service that is needed for this is unavailable. Nothing was stored.")
                .retryAfter(RETRY_AFTER);
    }
}
