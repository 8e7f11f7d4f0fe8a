package dev.souk.system.bench.protocols;

import java.util.function.Function;

/** A line of the result: a use case by a protocol. SSE and WebSockets have no call that gets a user. */
enum Row {
    USER_BY_REST(false, "REST/JSON", RestClient::new),
    USER_BY_GRPC(false, "gRPC", GrpcClient::new),
    USER_BY_GRAPHQL(false, "GraphQL", GraphQlHttpClient::new),
    ORDER_BY_SSE(true, "REST, SSE", RestClient::new),
    ORDER_BY_GRPC(true, "gRPC", GrpcClient::new),
    ORDER_BY_GRAPHQL(true, "GraphQL, SSE", GraphQlHttpClient::new),
    ORDER_BY_GRAPHQL_SOCKET(true, "GraphQL, WebSocket", GraphQlSocketClient::new),
    ORDER_BY_SOCKET(true, "WebSocket", SocketClient::new);

    private final boolean isStream;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
    private final Function<Endpoint, ProtocolClient> client;

    Row(boolean isStream, String title, Function<Endpoint, ProtocolClient> client) {
        this.isStream = isStream;
        this.title = title;
        this.client = client;
    }

    /** Whether an order is watched, instead of getting a user. */
    boolean isStream() {
        return isStream;
    }

    /** How many messages a call has. */
    int messages() {
        return isStream ? ProtocolClient.STATUSES.size() : 1;
    }

    String title() {
        return title;
    }

    /** One that shares its connection with nobody. */
    ProtocolClient open(Endpoint endpoint) {
        return client.apply(endpoint);
    }
}
