package dev.souk.storefront.remote;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.deadline.DeadlineExceededException;
import dev.souk.common.deadline.RequestTimeoutHeader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;

/** The time until which the caller of a request waits, for the calls that the request needs. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Deadlines implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        @Nullable
        Duration timeout =
                RequestTimeoutHeader.parse(exchange.getRequest().getHeaders().getFirst(RequestTimeoutHeader.NAME));
        Mono<Void> request = chain.filter(exchange);
        boolean isWebSocket = exchange.getRequest().getHeaders().getUpgrade() != null;
        return timeout == null || isWebSocket
                ? request
                : request.contextWrite(context -> context.put(Deadline.class, Deadline.in(timeout, System::nanoTime)));
    }

    /** The time limit of a call, or what is left of the time of the request if that is less. */
    static Mono<Duration> remaining(Duration limit) {
        return Mono.deferContextual(context -> {
            Duration left = context.<Deadline>getOrEmpty(Deadline.class)
                    .map(Deadline::remaining)
                    .filter(remaining -> remaining.compareTo(limit) < 0)
                    .orElse(limit);
            return left.toMillis() > 0 ? Mono.just(left) : Mono.error(DeadlineExceededException::new);
        });
    }

    /** Tells the called service for how long the call is waited for. A stream of events has no deadline. */
    record Header(Duration limit) implements ExchangeFilterFunction {
        @Override
        public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
            if (request.headers().getAccept().contains(MediaType.TEXT_EVENT_STREAM)) {
                return next.exchange(request);
            }
            return remaining(limit)
                    .flatMap(left -> next.exchange(ClientRequest.from(request)
                            .header(RequestTimeoutHeader.NAME, RequestTimeoutHeader.format(left))
                            .httpRequest(sent -> limit(sent, left))
                            .build()));
        }

        /** So that the load balancer learns that the instance has not answered. */
        private static void limit(ClientHttpRequest request, Duration time) {
            if (request.getNativeRequest() instanceof HttpClientRequest netty) {
                netty.responseTimeout(time);
            }
        }
    }
}
