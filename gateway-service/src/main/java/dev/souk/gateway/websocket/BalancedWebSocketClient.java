package dev.souk.gateway.websocket;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.endpoint.CallOutcome;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.gateway.instances.InstanceCallFilter;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import reactor.core.publisher.Mono;

/**
 * Tells the load balancer whether the instance has accepted the WebSocket. The call ends then: as long as a WebSocket
 * is open, it is neither load nor slow.
 */
record BalancedWebSocketClient(WebSocketClient client, BalancedInstance instance) implements WebSocketClient {

    @Override
    public Mono<Void> execute(URI url, WebSocketHandler handler) {
        return execute(url, HttpHeaders.EMPTY, handler);
    }

    @Override
    public Mono<Void> execute(URI url, HttpHeaders headers, WebSocketHandler handler) {
        return Mono.defer(() -> {
            EndpointCall<?> call = instance.begin();
            return client.execute(url, headers, new Accepted(handler, call))
                    .doOnError(failure -> call.end(outcome(failure)))
                    .doOnCancel(() -> call.end(CallOutcome.CANCELLED));
        });
    }

    private static CallOutcome outcome(Throwable failure) {
        return failure instanceof WebSocketClientHandshakeException refused && refused.response() != null
                ? CallOutcome.ofStatus(refused.response().status().code())
                : InstanceCallFilter.outcome(failure);
    }

    private record Accepted(WebSocketHandler handler, EndpointCall<?> call) implements WebSocketHandler {

        @Override
        public List<String> getSubProtocols() {
            return handler.getSubProtocols();
        }

        @Override
        public Mono<Void> handle(WebSocketSession session) {
            call.end(CallOutcome.SUCCESS);
            return handler.handle(session);
        }
    }
}
