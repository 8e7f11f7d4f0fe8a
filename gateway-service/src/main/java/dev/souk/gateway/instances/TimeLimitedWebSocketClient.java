package dev.souk.gateway.instances;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import reactor.core.publisher.Mono;

/** Gives up a WebSocket that is not established in time: a service that hangs still accepts the connection. */
record TimeLimitedWebSocketClient(WebSocketClient client, Duration timeLimit) implements WebSocketClient {

    @Override
    public Mono<Void> execute(URI url, WebSocketHandler handler) {
        return execute(url, HttpHeaders.EMPTY, handler);
    }

    @Override
    public Mono<Void> execute(URI url, HttpHeaders headers, WebSocketHandler handler) {
        var established = new AtomicBoolean();
        var observed = new WebSocketHandler() {
            @Override
            public List<String> getSubProtocols() {
                return handler.getSubProtocols();
            }

            @Override
            public Mono<Void> handle(WebSocketSession session) {
                established.set(true);
                return handler.handle(session);
            }
        };
        return client.execute(url, headers, observed)
                .timeout(Mono.delay(timeLimit).flatMap(time -> established.get() ? Mono.never() : Mono.just(time)));
    }
}
