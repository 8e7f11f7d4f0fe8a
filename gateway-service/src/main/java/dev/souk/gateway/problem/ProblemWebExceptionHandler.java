package dev.souk.gateway.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.ProblemJson;
import dev.souk.gateway.resilience.ClientDisconnectedException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Responds with a problem to what no filter has handled; once committed, fails, which closes the connection. */
@Component
@Order(-2)
record ProblemWebExceptionHandler(ProblemJson json) implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemWebExceptionHandler.class);
    /** By a limit, by an open circuit breaker, or without an instance: what changes is logged, not each request. */
    private static final Set<Class<?>> REJECTIONS = Set.of(
            ProblemException.class,
            NotFoundException.class,
            BulkheadFullException.class,
            CallNotPermittedException.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof ClientDisconnectedException) {
            return Mono.empty(); // nobody is there to read it
        }
        ProblemException problem = ProblemMapper.toProblem(failure);
        HttpStatus status = problem.problem().status();
        RequestTrace.inLog(exchange, () -> log(exchange, status, failure));
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        ServerWebExchangeUtils.reset(exchange); // the headers of a response whose body did not come
        addHeaders(exchange, problem, failure);
        return json.write(exchange.getRequest(), exchange.getResponse(), problem);
    }

    private static void addHeaders(ServerWebExchange exchange, ProblemException problem, Throwable failure) {
        HttpStatus status = problem.problem().status();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (failure instanceof ErrorResponse framework) {
            headers.putAll(framework.getHeaders());
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE && problem.retryAfterSeconds() == null) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            boolean isRejected = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
            headers.set(HttpHeaders.WWW_AUTHENTICATE, Problems.challenge(isRejected));
        }
    }

    /**
     * A defect of the gateway is an error. An unavailable service is worth a line, a rejected request is not: under
     * overload there are thousands a second.
     */
    private static void log(ServerWebExchange exchange, HttpStatus status, Throwable failure) {
        String call =
                exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath();
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Unexpected error: {}", call, failure);
        } else if (status.is5xxServerError() && !REJECTIONS.contains(failure.getClass())) {
            log.info("No response to {}: {}", call, failure.toString());
        } else {
            log.debug("{} rejected: {}", call, failure.toString());
        }
    }
}
