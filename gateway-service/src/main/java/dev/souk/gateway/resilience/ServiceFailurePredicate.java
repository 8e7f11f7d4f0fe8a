package dev.souk.gateway.resilience;

import java.util.function.Predicate;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The failures that a circuit breaker records: no connection, or no response in time. A response is never a failure,
 * whatever its status. A service without an available instance is not recorded: the gateway answers that at once, with
 * or without a circuit breaker.
 */
public final class ServiceFailurePredicate implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return CallFailureClassifier.isConnectionFailure(failure) || isTimeout(failure);
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof ResponseStatusException status
                && !(failure instanceof NotFoundException)
                && status.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }
}
