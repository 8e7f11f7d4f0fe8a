package dev.souk.system.bench.protocols.client;

import java.net.URI;
import java.time.Duration;

/**
 * The gateway as one caller reaches it.
 *
 * @param http the port for everything but gRPC
 * @param grpc the port for gRPC
 * @param user the id of the caller
 * @param token the access token of the caller
 */
public record Endpoint(int http, int grpc, String user, String token) {

    /** Of a connection, and of a call that is no stream. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    /** The same caller at other ports, such as those of proxies in front of the gateway. */
    public Endpoint at(int otherHttp, int otherGrpc) {
        return new Endpoint(otherHttp, otherGrpc, user, token);
    }

    /** An address at the port for HTTP. */
    public URI uri(String path) {
        return URI.create("http://localhost:%s%s".formatted(http, path));
    }

    /** An address at the same port for a WebSocket. */
    public URI socket(String path) {
        return URI.create("ws://localhost:%s%s".formatted(http, path));
    }

    /** The value of the header or metadata that has the token. */
    public String authorization() {
        return "Bearer " + token;
    }
}
