package dev.souk.gateway.upstream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.observation.ObservationClosingWebExceptionHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Calls the service of a route through the rest of its filters: breaker, fail-over, load balancer. */
@Component
public class UpstreamCall {

    /** Where a filter has to stand that receives the response: before the one that writes it to the client. */
    public static final int FILTER_ORDER = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    private final WebExceptionHandler observations;

    UpstreamCall(ObjectProvider<ObservationClosingWebExceptionHandler> observations) {
        WebExceptionHandler none = (_, failure) -> Mono.error(failure);
        this.observations = observations.stream()
                .<WebExceptionHandler>map(handler -> handler)
                .findFirst()
                .orElse(none);
    }

    /**
     * The response to {@code request}, whatever its status; an error if there is none, and DataBufferLimitException if
     * its body has more than {@code maxBytes}.
     */
    public Mono<UpstreamResponse> receive(
            ServerHttpRequest request, ServerWebExchange exchange, GatewayFilterChain chain, int maxBytes) {
        return Mono.defer(() -> {
            var captured = new CapturingExchange(exchange, request, maxBytes);
            return chain.filter(captured)
                    .onErrorResume(failure -> observations.handle(captured, failure))
                    .then(Mono.fromSupplier(() -> captured.getResponse().captured()));
        });
    }
}
