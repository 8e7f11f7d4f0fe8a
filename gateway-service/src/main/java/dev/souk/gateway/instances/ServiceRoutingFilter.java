package dev.souk.gateway.instances;

import dev.souk.common.webflux.ServiceTls;
import dev.souk.gateway.problem.RequestTrace;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import io.micrometer.tracing.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.WebsocketRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveHopByHopHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.observation.ObservedRequestHttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/**
 * Calls the instance, with one client for each service: its settings are not applied again for each request. The
 * response has to begin within the time limit of its path, which the connection watches; a stream ends by silence only.
 * Without Spring Cloud Gateway's filters of headers, of which each makes a copy, except those that observe the call:
 * EdgeHeadersFilter and ResponseHeadersFilter do their work.
 *
 * <p>With the profile {@code tls}, over TLS, each route to its service and to nobody else: the gateway's own property
 * for an SSL bundle has one bundle for all routes, so that a certificate of cart-service would be good for any.
 */
@Component
class ServiceRoutingFilter extends NettyRoutingFilter {

    private static final String REPLACED = RemoveHopByHopHeadersFilter.class.getPackageName();

    private final HttpClient client;
    private final ObjectProvider<List<HttpHeadersFilter>> headerBeans;
    private final List<HttpHeadersFilter> headers;
    private final @Nullable ServiceTls tls;
    private final Map<Target, HttpClient> clients = new ConcurrentHashMap<>(); // some of each service in the routes

    private final WebSocketService webSockets = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());

    private record Target(String service, @Nullable Duration timeLimit) {}

    ServiceRoutingFilter(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties,
            ObjectProvider<ServiceTls> tls) {
        super(client, headers, properties);
        this.client = client;
        this.headerBeans = headers;
        this.headers = headers.getObject().stream()
                .filter(filter -> !REPLACED.equals(filter.getClass().getPackageName()))
                .map(ServiceRoutingFilter::ofSampledTrace)
                .toList();
        this.tls = tls.getIfAvailable();
    }

    /** To observe a call takes a tenth of the CPU time of a request; without, the service continues its trace. */
    private static HttpHeadersFilter ofSampledTrace(HttpHeadersFilter filter) {
        return !(filter instanceof ObservedRequestHttpHeadersFilter)
                ? filter
                : (headers, exchange) -> {
                    TraceContext trace = RequestTrace.of(exchange).orElse(null);
                    if (trace == null || Boolean.TRUE.equals(trace.sampled())) {
                        return filter.filter(headers, exchange);
                    }
                    headers.set("traceparent", "00-" + trace.traceId() + "-" + trace.spanId() + "-00");
                    return headers;
                };
    }

    @Override
    public List<HttpHeadersFilter> getHeadersFilters() {
        return headers;
    }

    /**
     * Forwards the messages of a WebSocket, on the routes of WebSockets only. Spring Cloud Gateway's own filter, which
     * does the work, is off: it would do so on every route, for any request with an {@code Upgrade} header.
     */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RoutedPath path = RoutedPaths.of(exchange);
        if (!path.isWebSocket()) {
            return super.filter(exchange, chain);
        }
        var service = new ReactorNettyWebSocketClient(
                client(path), () -> WebsocketClientSpec.builder().handlePing(true)); // pings are for the client
        return new WebsocketRoutingFilter(
                        new TimeLimitedWebSocketClient(service, path.timeLimit()), webSockets, headerBeans)
                .filter(exchange, chain);
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return client(RoutedPaths.of(exchange));
    }

    private HttpClient client(RoutedPath path) {
        Duration timeLimit = path.isStream() ? path.silenceLimit() : path.timeLimit();
        return clients.computeIfAbsent(new Target(path.service(), timeLimit), this::create);
    }

    private HttpClient create(Target target) {
        HttpClient secured = tls == null ? client : tls.secure(client, target.service());
        return target.timeLimit() == null ? secured : secured.responseTimeout(target.timeLimit());
    }
}
