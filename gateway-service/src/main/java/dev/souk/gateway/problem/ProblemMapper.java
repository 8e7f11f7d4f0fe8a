package dev.souk.gateway.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/**
 * Maps a failure to its problem. The message of an exception never reaches the caller: it can name classes and hosts.
 */
final class ProblemMapper {

    private ProblemMapper() {}

    static ProblemException toProblem(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known;
            case ResponseStatusException status -> ofStatus(status.getStatusCode());
            case CallNotPermittedException _, BulkheadFullException _ -> ofStatus(HttpStatus.SERVICE_UNAVAILABLE);
            case ReadTimeoutException _ -> ofStatus(HttpStatus.GATEWAY_TIMEOUT);
            case ConnectException _, AbortedException _ -> ofStatus(HttpStatus.SERVICE_UNAVAILABLE); // not sent
            case IOException _ ->
                Problems.SERVICE_UNAVAILABLE.with(
                        "The connection to the service for this path was lost; it may have processed the request.");
            default -> ofStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    private static ProblemException ofStatus(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case SERVICE_UNAVAILABLE ->
                Problems.SERVICE_UNAVAILABLE.with("The service for this path is unavailable; try again.");
            case GATEWAY_TIMEOUT ->
                Problems.GATEWAY_TIMEOUT.with(
                        "The service for this path did not respond in time; it may have processed the request.");
            case null, default -> Problems.ofStatus(status);
        };
    }
}
