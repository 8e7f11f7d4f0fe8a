package dev.souk.gateway.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.io.IOException;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/**
 * Maps every failure to its problem. The message of an exception never reaches the caller, since it can name classes
 * and hosts.
 */
final class ProblemMapper {

    private ProblemMapper() {}

    static ProblemException toProblem(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known;
            case AuthenticationServiceException keysUnavailable ->
                Problems.SERVICE_UNAVAILABLE.with("Access tokens cannot be verified right now; try again.");
            case AuthenticationCredentialsNotFoundException noToken ->
                Problems.UNAUTHORIZED.with("Send 'Authorization: Bearer <token>'; POST /sessions issues a token.");
            case AuthenticationException rejected ->
                Problems.UNAUTHORIZED.with("The access token is malformed, expired or not valid for this API.");
            case AccessDeniedException denied -> Problems.FORBIDDEN.with("The caller is not allowed to do this.");
            case ServerExchangeRejectedException malformed ->
                Problems.BAD_REQUEST.with("The path or a header is malformed.");
            case ServiceUnavailableException circuitBreakerIsOpen -> ofStatus(HttpStatus.SERVICE_UNAVAILABLE);
            case ResponseStatusException status -> ofStatus(status.getStatusCode());
            case IOException connectionLost -> ofStatus(HttpStatus.SERVICE_UNAVAILABLE);
            case AbortedException connectionLost -> ofStatus(HttpStatus.SERVICE_UNAVAILABLE);
            default -> ofStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    private static ProblemException ofStatus(HttpStatusCode status) {
        var problem = GatewayProblems.ofStatus(status);
        return problem.with(
                switch (problem.status()) {
                    case NOT_FOUND -> "There is no route for this path.";
                    case METHOD_NOT_ALLOWED -> "The Allow header lists the methods of this resource.";
                    case SERVICE_UNAVAILABLE -> "The service for this path is unavailable; try again.";
                    case GATEWAY_TIMEOUT ->
                        "The service for this path did not respond in time; it may have processed the request.";
                    case INTERNAL_SERVER_ERROR ->
                        "Unexpected error in the gateway; X-Trace-Id identifies its log entry.";
                    default -> "The gateway rejected the request.";
                });
    }
}
