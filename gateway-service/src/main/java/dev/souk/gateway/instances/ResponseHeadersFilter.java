package dev.souk.gateway.instances;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.gateway.request.ConnectionHeaders;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Removes from responses what belongs to the connection to the instance, and adds {@code Served-By}: the id of the
 * instance that answered. That is off by default; the profile {@code demo} of {@code ./souk up} turns it on, for curl.
 */
@Component
record ResponseHeadersFilter(ServedByProperties servedBy) implements HttpHeadersFilter {

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    /** Changes {@code headers}: the routing filter has made them for this response. */
    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        ConnectionHeaders.removeFrom(headers);
        BalancedInstance instance = InstanceCallFilter.instance(exchange);
        if (servedBy.enabled() && instance != null) {
            headers.set("Served-By", instance.getInstanceId());
        }
        return headers;
    }
}
