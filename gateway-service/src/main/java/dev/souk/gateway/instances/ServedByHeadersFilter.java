package dev.souk.gateway.instances;

import dev.souk.common.loadbalancing.BalancedInstance;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Adds {@code Served-By} to responses: the id of the instance that answered. Off by default; the profile {@code demo}
 * of {@code ./souk up} turns it on, so that curl shows the strategy.
 */
@Component
class ServedByHeadersFilter implements HttpHeadersFilter {

    private static final String HEADER = "Served-By";

    private final ServedByProperties properties;

    ServedByHeadersFilter(ServedByProperties properties) {
        this.properties = properties;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE && properties.enabled();
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        BalancedInstance instance = ChosenInstance.of(exchange);
        if (instance != null) {
            input.set(HEADER, instance.getInstanceId()); // the routing filter has made these headers for this response
        }
        return input;
    }
}
