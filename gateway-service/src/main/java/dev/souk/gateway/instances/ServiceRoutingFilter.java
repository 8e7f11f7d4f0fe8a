package dev.souk.gateway.instances;

import dev.souk.common.webflux.tls.ServiceTls;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveForwardedHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveHopByHopHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveXForwardedHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.TransferEncodingNormalizationHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;

/**
 * Calls the instance; without four of Spring Cloud Gateway's filters of headers, each of which makes a copy of all of
 * them: EdgeHeadersFilter does the same for a request, and ResponseHeadersFilter for a response.
 *
 * <p>With the profile {@code tls}, over TLS, each route to its service and to nobody else: the gateway's own property
 * for an SSL bundle has one bundle for all routes, so that a certificate of cart-service would be good for
 * user-service.
 */
@Component
class ServiceRoutingFilter extends NettyRoutingFilter {

    private static final Set<Class<?>> REPLACED = Set.of(
            RemoveForwardedHeadersFilter.class,
            RemoveHopByHopHeadersFilter.class,
            RemoveXForwardedHeadersFilter.class,
            TransferEncodingNormalizationHeadersFilter.class);

    private final List<HttpHeadersFilter> headers;
    private final @Nullable ServiceTls tls;

    ServiceRoutingFilter(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties,
            ObjectProvider<ServiceTls> tls) {
        super(client, headers, properties);
        this.headers = Objects.requireNonNull(headers.getIfAvailable(), "the beans").stream()
                .filter(filter -> !REPLACED.contains(filter.getClass()))
                .toList();
        this.tls = tls.getIfAvailable();
    }

    @Override
    public List<HttpHeadersFilter> getHeadersFilters() {
        return headers;
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        HttpClient client = super.getHttpClient(route, exchange);
        return tls == null ? client : tls.secure(client, route.getUri().getHost());
    }
}
