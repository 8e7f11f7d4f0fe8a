package dev.souk.gateway.concurrency;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of concurrent requests, streams and connections. {@code docs/limits.md} has the calculation. Requests and
 * streams together have to be fewer than the connections of the pool, so that no request waits for a connection.
 *
 * @param maxConnections open connections of all clients; a client beyond is answered 503 and disconnected
 * @param maxConnectionsPerClient open connections of one client address, except a trusted proxy; 429 beyond
 * @param requests concurrent requests, without streams
 * @param streams open streams of events
 */
@Validated
@ConfigurationProperties("souk.gateway.concurrency")
record ConcurrencyProperties(
        @Positive @DefaultValue("4000") int maxConnections,
        @Positive @DefaultValue("400") int maxConnectionsPerClient,
        @Valid @DefaultValue Requests requests,
        @Valid @DefaultValue Streams streams) {

    /**
     * Limits of concurrent requests.
     *
     * @param max how many, of all clients together; 503 beyond
     * @param perClient how many, of one client address; 429 beyond
     */
    record Requests(
            @Positive @DefaultValue("96") int max,
            @Positive @DefaultValue("48") int perClient) {}

    /**
     * Limits of open streams of events.
     *
     * @param max how many, of all clients together; 503 beyond
     * @param perClient how many, of one client address; 429 beyond
     */
    record Streams(
            @Positive @DefaultValue("200") int max,
            @Positive @DefaultValue("100") int perClient) {}
}
