package dev.souk.storefront.remote;

import java.util.function.Predicate;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * The failures that a circuit breaker records. A request that a service rejects is none of the service.
 * {@code application.yml} names this class.
 */
public final class ServiceFailure implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return !(failure instanceof WebClientResponseException response)
                || response.getStatusCode().is5xxServerError();
    }
}
