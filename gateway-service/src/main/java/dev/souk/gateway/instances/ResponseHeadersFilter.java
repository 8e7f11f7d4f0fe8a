package dev.souk.gateway.instances;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.gateway.request.ConnectionHeaders;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Removes from responses what belongs to the connection to the instance, and adds {@code Served-By}: the id of the
 * instance that answered. That is off by default; the profile {@code demo} of {@code ./souk up} turns it on, so that
 * curl shows the strategy.
 */
@Component
class ResponseHeadersFilter implements HttpHeadersFilter {

    private final boolean namesInstance;

    ResponseHeadersFilter(ServedByProperties servedBy) {
        this.namesInstance = servedBy.enabled();
    }

    /** Spring Cloud Gateway declares it only together with its own routing filter. */
    @Bean
    static NettyWriteResponseFilter nettyWriteResponseFilter(
            GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    /** Changes {@code headers}: the routing filter has made them for this response. */
    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        ConnectionHeaders.removeFrom(headers);
        BalancedInstance instance = InstanceCallFilter.instance(exchange);
        if (namesInstance && instance != null) {
            headers.set("Served-By", instance.getInstanceId());
        }
        return headers;
    }
}
