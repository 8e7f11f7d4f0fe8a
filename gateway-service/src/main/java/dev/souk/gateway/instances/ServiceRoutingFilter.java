package dev.souk.gateway.instances;

import dev.souk.common.webflux.tls.ServiceTls;
import dev.souk.gateway.routing.RouteMetadata;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.netty.handler.timeout.ReadTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.GRPCRequestHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.GRPCResponseHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveForwardedHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveHopByHopHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveXForwardedHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.TransferEncodingNormalizationHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Calls the instance, with one client for each service: its settings are not applied again for each request. The
 * response has to begin within the time limit of {@code resilience4j.timelimiter}, which the connection watches; a
 * stream has none. Without those of Spring Cloud Gateway's filters of headers whose work EdgeHeadersFilter does for a
 * request and ResponseHeadersFilter for a response: each makes a copy of all headers.
 *
 * <p>With the profile {@code tls}, over TLS, each route to its service and to nobody else: the gateway's own property
 * for an SSL bundle has one bundle for all routes, so that a certificate of cart-service would be good for
 * user-service.
 */
@Component
class ServiceRoutingFilter extends NettyRoutingFilter {

    private static final Set<Class<?>> REPLACED = Set.of(
            GRPCRequestHeadersFilter.class,
            GRPCResponseHeadersFilter.class,
            RemoveForwardedHeadersFilter.class,
            RemoveHopByHopHeadersFilter.class,
            RemoveXForwardedHeadersFilter.class,
            TransferEncodingNormalizationHeadersFilter.class);

    private final HttpClient client;
    private final List<HttpHeadersFilter> headers;
    private final TimeLimiterRegistry timeLimits;
    private final @Nullable ServiceTls tls;
    private final Map<Target, HttpClient> clients = new ConcurrentHashMap<>(); // two of each service in the routes

    private record Target(String service, boolean isStream) {}

    ServiceRoutingFilter(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties,
            TimeLimiterRegistry timeLimits,
            ObjectProvider<ServiceTls> tls) {
        super(client, headers, properties);
        this.client = client;
        this.headers = Objects.requireNonNull(headers.getIfAvailable(), "the beans").stream()
                .filter(filter -> !REPLACED.contains(filter.getClass()))
                .toList();
        this.timeLimits = timeLimits;
        this.tls = tls.getIfAvailable();
    }

    @Override
    public List<HttpHeadersFilter> getHeadersFilters() {
        return headers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return super.filter(exchange, chain)
                .onErrorMap(ReadTimeoutException.class, _ -> new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT));
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        var target = new Target(route.getUri().getHost(), RouteMetadata.isStream(route));
        return clients.computeIfAbsent(target, this::create);
    }

    private HttpClient create(Target target) {
        HttpClient secured = tls == null ? client : tls.secure(client, target.service());
        return target.isStream()
                ? secured
                : secured.responseTimeout(timeLimits.getDefaultConfig().getTimeoutDuration());
    }
}
