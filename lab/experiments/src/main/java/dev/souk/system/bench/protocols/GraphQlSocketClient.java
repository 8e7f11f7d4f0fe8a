package dev.souk.system.bench.protocols;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.graphql.client.WebSocketGraphQlClient;
import org.springframework.graphql.client.WebSocketGraphQlClientInterceptor;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.publisher.Mono;

/** GraphQL by the protocol {@code graphql-transport-ws}: Spring's client on Reactor Netty. */
final class GraphQlSocketClient implements ProtocolClient {

    private final WebSocketGraphQlClient client;

    GraphQlSocketClient(Endpoint endpoint) {
        client = WebSocketGraphQlClient.builder(endpoint.uri("ws", "/graphql"), new ReactorNettyWebSocketClient())
                .interceptor(new WebSocketGraphQlClientInterceptor() {
                    @Override
                    public Mono<Object> connectionInitPayload() {
                        return Mono.just(Map.of("Authorization", endpoint.authorization()));
                    }
                })
                .build();
    }

    /** The storefront takes subscriptions only, since no limit of rates would count queries. */
    @Override
    public Stream<String> readUser() {
        throw new UnsupportedOperationException("queries over a WebSocket");
    }

    @Override
    public Stream<String> watchOrder(UUID order) {
        return GraphQlHttpClient.watch(client, order);
    }

    @Override
    public void close() {
        client.stop().block(Endpoint.TIME_LIMIT);
    }
}
