package dev.souk.gateway.problem;

import java.io.IOException;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/**
 * Which failure is which problem: the one table. No message of an exception reaches the caller, they name classes and
 * hosts.
 */
final class ProblemMapper {

    private ProblemMapper() {}

    static ProblemException toProblem(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known;
            case AuthenticationServiceException keys ->
                Problem.SERVICE_UNAVAILABLE.with("Access tokens cannot be checked right now; try again.");
            case AuthenticationCredentialsNotFoundException none ->
                Problem.UNAUTHORIZED.with("Send 'Authorization: Bearer <token>'; POST /sessions gives a token.");
            case AuthenticationException refused ->
                Problem.UNAUTHORIZED.with("The access token is malformed, expired or not issued for this shop.");
            case AccessDeniedException denied -> Problem.FORBIDDEN.with("The caller may not do this.");
            case ServerExchangeRejectedException odd -> Problem.BAD_REQUEST.with("The path or a header is malformed.");
            case ServiceUnavailableException breakerIsOpen -> ofStatus(Problem.SERVICE_UNAVAILABLE);
            case ResponseStatusException status -> ofStatus(Problem.ofStatus(status.getStatusCode()));
            case IOException lost -> ofStatus(Problem.SERVICE_UNAVAILABLE);
            case AbortedException lost -> ofStatus(Problem.SERVICE_UNAVAILABLE);
            default -> ofStatus(Problem.INTERNAL_ERROR);
        };
    }

    private static ProblemException ofStatus(Problem problem) {
        return problem.with(
                switch (problem) {
                    case NOT_FOUND -> "Nothing is served at this path.";
                    case METHOD_NOT_ALLOWED -> "See the Allow header for the methods that are served here.";
                    case SERVICE_UNAVAILABLE -> "The service behind this path does not answer; try again.";
                    case GATEWAY_TIMEOUT ->
                        "The service behind this path took too long; the call may have had its effect.";
                    case INTERNAL_ERROR -> "The gateway failed; its log tells more under the id in X-Trace-Id.";
                    case BAD_REQUEST,
                            UNAUTHORIZED,
                            FORBIDDEN,
                            NOT_ACCEPTABLE,
                            REQUEST_TIMEOUT,
                            BODY_TOO_LARGE,
                            UNSUPPORTED_MEDIA_TYPE,
                            TOO_MANY_REQUESTS -> "The request was refused by the gateway.";
                });
    }
}
