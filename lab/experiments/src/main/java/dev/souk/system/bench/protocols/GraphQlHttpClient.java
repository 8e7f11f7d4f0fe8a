package dev.souk.system.bench.protocols;

import java.net.http.HttpClient;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/** GraphQL by HTTP, subscriptions as server-sent events: Spring's client on the HTTP client of the JDK. */
final class GraphQlHttpClient implements ProtocolClient {

    private static final String ME = "{ me { id email name role status } }";
    private static final String ORDER_CHANGED =
            "subscription($id: ID!) { orderChanged(id: $id, after: 0) { position status reason at } }";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Endpoint.TIME_LIMIT)
            .build();
    private final GraphQlClient client;

    GraphQlHttpClient(Endpoint endpoint) {
        client = HttpGraphQlClient.create(WebClient.builder()
                .clientConnector(new JdkClientHttpConnector(http))
                .baseUrl(endpoint.uri("http", "/graphql").toString())
                .defaultHeaders(headers -> headers.setBearerAuth(endpoint.token()))
                .build());
    }

    @Override
    public Stream<String> readUser() {
        return client.document(ME).retrieve("me.id").toEntity(String.class).blockOptional(Endpoint.TIME_LIMIT).stream();
    }

    @Override
    public Stream<String> watchOrder(UUID order) {
        return watch(client, order);
    }

    static Stream<String> watch(GraphQlClient client, UUID order) {
        return client.document(ORDER_CHANGED)
                .variable("id", order)
                .retrieveSubscription("orderChanged.status")
                .toEntity(String.class)
                .toStream();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
