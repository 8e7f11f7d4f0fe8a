package dev.souk.storefront.security;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.ProblemJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers every request that fails outside of GraphQL with a problem. */
@Component
@Order(-2)
record ProblemResponses(ProblemJson json) implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemResponses.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        ProblemException problem = problem(failure);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (failure instanceof ErrorResponse framework) {
            headers.putAll(framework.getHeaders()); // such as Allow
        }
        if (problem.problem().status() == HttpStatus.UNAUTHORIZED) {
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE,
                    Problems.challenge(!(failure instanceof AuthenticationCredentialsNotFoundException)));
        }
        if (problem.problem().status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Unexpected error in a request", failure);
        }
        return json.write(exchange.getRequest(), exchange.getResponse(), problem);
    }

    private static ProblemException problem(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known;
            case AuthenticationServiceException keysUnavailable -> Problems.tokenNotVerifiable();
            case AuthenticationCredentialsNotFoundException noToken -> Problems.tokenMissing();
            case AuthenticationException rejected -> Problems.tokenRejected();
            case AccessDeniedException denied -> Problems.forbidden();
            case DataBufferLimitException tooLarge -> Problems.ofStatus(HttpStatus.CONTENT_TOO_LARGE);
            case DecodingException unreadable -> Problems.ofStatus(HttpStatus.BAD_REQUEST);
            case ErrorResponse framework -> Problems.ofStatus(framework.getStatusCode());
            default -> Problems.ofStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }
}
