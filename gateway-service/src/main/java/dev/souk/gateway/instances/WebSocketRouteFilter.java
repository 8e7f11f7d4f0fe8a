package dev.souk.gateway.instances;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.pool.CallOutcome;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.common.webflux.tls.ServiceTls;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.WebsocketRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/**
 * Forwards the messages of a WebSocket, on the routes of WebSockets only. Spring Cloud Gateway's own filter, which does
 * the work, is off: it would do so on every route, for any request with an {@code Upgrade} header.
 */
@Component
class WebSocketRouteFilter implements GlobalFilter, Ordered {

    private final WebSocketService webSockets = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
    private final HttpClient client;
    private final ObjectProvider<List<HttpHeadersFilter>> headers;
    private final @Nullable ServiceTls tls;

    WebSocketRouteFilter(
            HttpClient client, ObjectProvider<List<HttpHeadersFilter>> headers, ObjectProvider<ServiceTls> tls) {
        this.client = client;
        this.headers = headers;
        this.tls = tls.getIfAvailable();
    }

    /** Before the filter that routes HTTP. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RoutedPath path = RoutedPaths.of(exchange);
        if (!path.isWebSocket()) {
            return chain.filter(exchange);
        }
        var instance = Objects.requireNonNull(InstanceCallFilter.instance(exchange), "chosen by InstanceCallFilter");
        HttpClient secured = tls == null ? client : tls.secure(client, path.service());
        return new WebsocketRoutingFilter(new BalancedClient(secured, instance), webSockets, headers)
                .filter(exchange, chain);
    }

    /**
     * Tells the load balancer whether the instance has accepted the WebSocket. The call ends then: as long as a
     * WebSocket is open, it is neither load nor slow.
     */
    private record BalancedClient(HttpClient client, BalancedInstance instance) implements WebSocketClient {

        @Override
        public Mono<Void> execute(URI url, WebSocketHandler handler) {
            return execute(url, HttpHeaders.EMPTY, handler);
        }

        @Override
        public Mono<Void> execute(URI url, HttpHeaders headers, WebSocketHandler handler) {
            return Mono.defer(() -> {
                EndpointCall<?> call = instance.begin();
                HttpClient observed = client.doOnResponse((_, _) -> call.end(CallOutcome.SUCCESS));
                return new ReactorNettyWebSocketClient(observed, BalancedClient::settings)
                        .execute(url, headers, handler)
                        .doOnError(failure -> call.end(outcome(failure)))
                        .doOnCancel(() -> call.end(CallOutcome.CANCELLED));
            });
        }

        /** The client answers the pings of the service, not the gateway. */
        private static WebsocketClientSpec.Builder settings() {
            return WebsocketClientSpec.builder().handlePing(true);
        }

        private static CallOutcome outcome(Throwable failure) {
            return failure instanceof WebSocketClientHandshakeException refused && refused.response() != null
                    ? CallOutcome.ofStatus(refused.response().status().code())
                    : InstanceCallFilter.outcome(failure);
        }
    }
}
