package dev.souk.gateway.fallback;

import dev.souk.gateway.upstream.Changes;
import dev.souk.gateway.upstream.UpstreamCall;
import java.security.Principal;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells the reads of a user from the changes, after which the last answer is no longer true. */
@Component
class LastAnswerFilter implements GatewayFilter, Ordered {

    private final FallbackRead read;
    private final LastAnswers answers;

    LastAnswerFilter(FallbackRead read, LastAnswers answers) {
        this.read = read;
        this.answers = answers;
    }

    @Override
    public int getOrder() {
        return UpstreamCall.FILTER_ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
            return subject(exchange).flatMap(subject -> read.answer(subject, exchange, chain));
        }
        return forgetting(exchange, chain);
    }

    /** Forwards the request; the user's last answer is forgotten if it was a change that the service may have made. */
    Mono<Void> forgetting(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!Changes.isChange(exchange)) {
            return chain.filter(exchange);
        }
        return subject(exchange).flatMap(subject -> {
            Runnable forget = () -> answers.forget(subject);
            return Changes.forward(exchange, chain, forget, forget);
        });
    }

    /** Of the verified token; a route with this filter requires one. */
    private static Mono<String> subject(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The filter LastAnswer needs a token")));
    }
}
