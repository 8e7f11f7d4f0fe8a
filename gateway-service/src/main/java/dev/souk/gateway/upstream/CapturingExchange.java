package dev.souk.gateway.upstream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/**
 * An exchange with a response in memory. Its attributes are its own: what the call of a service leaves there is not
 * seen by the filters that write to the client, nor by another call for the same client.
 */
final class CapturingExchange extends ServerWebExchangeDecorator {

    private final ServerHttpRequest request;
    private final CapturingResponse response;
    private final Map<String, Object> attributes;

    CapturingExchange(ServerWebExchange exchange, ServerHttpRequest request, int maxBytes) {
        super(exchange);
        this.request = request;
        this.response = new CapturingResponse(maxBytes);
        this.attributes = new ConcurrentHashMap<>(exchange.getAttributes());
    }

    @Override
    public ServerHttpRequest getRequest() {
        return request;
    }

    @Override
    public CapturingResponse getResponse() {
        return response;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }
}
