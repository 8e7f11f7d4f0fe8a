package dev.souk.gateway.problem;

import dev.souk.gateway.trace.RequestTraces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure that reaches the edge of the gateway, whoever raised it. */
@Component
@Order(-2)
public class ProblemWebExceptionHandler implements ErrorWebExceptionHandler, ServerExchangeRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemWebExceptionHandler.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    private final JsonMapper json;

    ProblemWebExceptionHandler(JsonMapper json) {
        this.json = json;
    }

    /** For the firewall, which answers on its own before any filter has run. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return answer(exchange, rejected);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        return answer(exchange, failure);
    }

    /** Writes the problem; an answer that has already begun can only be cut off, which the error does. */
    public Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
        ProblemException problem = ProblemMapper.toProblem(failure);
        RequestTraces.during(exchange, () -> log(exchange, problem, failure));
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return write(exchange, problem, failure);
    }

    private Mono<Void> write(ServerWebExchange exchange, ProblemException problem, Throwable failure) {
        String path = exchange.getRequest().getURI().getRawPath();
        byte[] body = json.writeValueAsBytes(problem.problem().body(problem.detail(), path));
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.problem().status());
        HttpHeaders headers = response.getHeaders();
        if (failure instanceof ErrorResponse framework) {
            headers.putAll(framework.getHeaders());
        }
        addHeaders(headers, problem.problem(), exchange);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void addHeaders(HttpHeaders headers, Problem problem, ServerWebExchange exchange) {
        if (problem == Problem.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem == Problem.UNAUTHORIZED) {
            boolean sent = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE,
                    sent ? "Bearer realm=\"souk\", error=\"invalid_token\"" : "Bearer realm=\"souk\"");
        }
    }

    /**
     * A defect of the gateway is an error, a service that does not answer is news, a rejected request is not, least of
     * all one of thousands that a limit rejects.
     */
    private static void log(ServerWebExchange exchange, ProblemException problem, Throwable failure) {
        String call =
                exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath();
        if (failure instanceof ProblemException) {
            log.debug("{} rejected: {}", call, failure.toString());
            return;
        }
        switch (problem.problem()) {
            case INTERNAL_ERROR -> log.error("{} failed", call, failure);
            case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> log.info("{} not answered: {}", call, failure.toString());
            case BAD_REQUEST,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    BODY_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    TOO_MANY_REQUESTS -> log.debug("{} refused: {}", call, failure.toString());
        }
    }
}
