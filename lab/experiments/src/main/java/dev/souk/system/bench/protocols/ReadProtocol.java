package dev.souk.system.bench.protocols;

import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.UserReader;
import dev.souk.system.bench.protocols.grpc.GrpcUsers;
import dev.souk.system.bench.protocols.http.GraphQlUsers;
import dev.souk.system.bench.protocols.http.GrpcWebUsers;
import dev.souk.system.bench.protocols.http.RestUsers;
import java.util.function.Function;

/** By what a user can be got; server-sent events and WebSockets have no such call. */
enum ReadProtocol {
    REST("REST/JSON", RestUsers::new),
    GRPC("gRPC", GrpcUsers::new),
    GRPC_WEB("gRPC-Web", GrpcWebUsers::new),
    GRAPHQL("GraphQL", GraphQlUsers::new);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
    private final Function<Endpoint, UserReader> opening;

    ReadProtocol(String title, Function<Endpoint, UserReader> opening) {
        this.title = title;
        this.opening = opening;
    }

    String title() {
        return title;
    }

    /** A client that shares its connection with nobody. */
    UserReader open(Endpoint endpoint) {
        return opening.apply(endpoint);
    }
}
