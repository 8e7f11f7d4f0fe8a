package dev.souk.gateway.caching;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;

/** The filter {@code ResponseCache} of a route. It stands before all others of the route, wherever it is named. */
@Component
class ResponseCacheGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private final ResponseCacheFilter filter;

    ResponseCacheGatewayFilterFactory(ResponseCacheFilter filter) {
        this.filter = filter;
    }

    @Override
    public GatewayFilter apply(Object config) {
        return filter;
    }
}
