package dev.souk.gateway.tls;

import dev.souk.common.webflux.tls.ServiceTls;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;

/**
 * Sends routed requests over TLS, each to the service of its route and to nobody else. The gateway's own property for
 * an SSL bundle has one bundle for all routes: a certificate of cart-service would be good for user-service.
 */
@Component
@Profile("tls")
class TlsRoutingFilter extends NettyRoutingFilter {

    private final ServiceTls tls;

    TlsRoutingFilter(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties,
            ServiceTls tls) {
        super(client, headersFilters, properties);
        this.tls = tls;
    }

    /** Before the filter of the gateway, which leaves alone what is routed already. */
    @Override
    public int getOrder() {
        return ORDER - 1;
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return tls.secure(super.getHttpClient(route, exchange), route.getUri().getHost());
    }
}
