package dev.souk.system.bench.protocols;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The gateway as one customer reaches it.
 *
 * @param http the port for everything but gRPC
 * @param grpc the port for gRPC
 * @param token the access token of the customer
 * @param user the id of the customer
 * @param orders that are confirmed
 */
record Endpoint(int http, int grpc, String token, String user, List<UUID> orders) {

    /** Of a connection, and of a call that is no stream. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    /** The same customer at other ports. */
    Endpoint at(int otherHttp, int otherGrpc) {
        return new Endpoint(otherHttp, otherGrpc, token, user, orders);
    }

    URI uri(String scheme, String path) {
        return URI.create("%s://localhost:%s%s".formatted(scheme, http, path));
    }

    String authorization() {
        return "Bearer " + token;
    }
}
