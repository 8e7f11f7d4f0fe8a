package dev.souk.gateway.upstream;

import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Requests that change something at a service. */
public final class Changes {

    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private Changes() {}

    public static boolean isChange(ServerWebExchange exchange) {
        return METHODS.contains(exchange.getRequest().getMethod());
    }

    /**
     * Forwards a change. Runs {@code made} if the service has made it, before the client has the answer: who reads
     * after that reads the change. Runs {@code perhapsMade} if there is no answer, or nobody to wait for it.
     */
    public static Mono<Void> forward(
            ServerWebExchange exchange, GatewayFilterChain chain, Runnable made, Runnable perhapsMade) {
        exchange.getResponse().beforeCommit(() -> isMade(exchange) ? Mono.fromRunnable(made) : Mono.empty());
        return chain.filter(exchange).doOnError(_ -> perhapsMade.run()).doOnCancel(perhapsMade);
    }

    private static boolean isMade(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null || !status.isError();
    }
}
