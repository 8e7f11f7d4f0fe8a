package dev.souk.system.bench.protocols;

import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import dev.souk.system.bench.protocols.grpc.GrpcOrders;
import dev.souk.system.bench.protocols.http.GraphQlOrders;
import dev.souk.system.bench.protocols.http.GrpcWebOrders;
import dev.souk.system.bench.protocols.http.RestOrders;
import dev.souk.system.bench.protocols.socket.GraphQlSocketOrders;
import dev.souk.system.bench.protocols.socket.ShopSocketOrders;
import java.util.function.Function;

/** By what an order can be watched. */
enum StreamProtocol {
    SSE("REST, SSE", RestOrders::new),
    GRPC("gRPC", GrpcOrders::new),
    GRPC_WEB("gRPC-Web", GrpcWebOrders::new),
    GRAPHQL_SSE("GraphQL, SSE", GraphQlOrders::new),
    GRAPHQL_SOCKET("GraphQL, WebSocket", GraphQlSocketOrders::new),
    SOCKET("WebSocket", ShopSocketOrders::new);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
    private final Function<Endpoint, OrderWatcher> opening;

    StreamProtocol(String title, Function<Endpoint, OrderWatcher> opening) {
        this.title = title;
        this.opening = opening;
    }

    String title() {
        return title;
    }

    /** A client that shares its connection with nobody. */
    OrderWatcher open(Endpoint endpoint) {
        return opening.apply(endpoint);
    }
}
