package dev.souk.gateway.websocket;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.webflux.tls.ServiceTls;
import dev.souk.gateway.instances.InstanceCallFilter;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import io.netty.channel.ChannelOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.WebsocketRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
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

    private static final int CONNECT_TIMEOUT_MILLIS = 400;

    private final WebSocketService webSockets = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
    private final ObjectProvider<List<HttpHeadersFilter>> headers;
    private final @Nullable ServiceTls tls;
    private final Map<String, WebSocketClient> clients = new ConcurrentHashMap<>(); // those of the routes

    WebSocketRouteFilter(ObjectProvider<List<HttpHeadersFilter>> headers, ObjectProvider<ServiceTls> tls) {
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
        WebSocketClient client = clients.computeIfAbsent(path.service(), this::client);
        BalancedInstance instance = InstanceCallFilter.instance(exchange);
        WebSocketClient balanced = instance == null ? client : new BalancedWebSocketClient(client, instance);
        return new WebsocketRoutingFilter(balanced, webSockets, headers).filter(exchange, chain);
    }

    private WebSocketClient client(String service) {
        HttpClient client = HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
        return new ReactorNettyWebSocketClient(
                tls == null ? client : tls.secure(client, service), WebSocketRouteFilter::settings);
    }

    /**
     * New ones for each connection; by default the subprotocol of one would be asked for by the next. The client
     * answers the pings of the service, not the gateway.
     */
    private static WebsocketClientSpec.Builder settings() {
        return WebsocketClientSpec.builder().handlePing(true);
    }
}
