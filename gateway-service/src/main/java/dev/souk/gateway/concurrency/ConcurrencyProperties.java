package dev.souk.gateway.concurrency;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of concurrent requests, streams and connections. The values are in {@code application.yml},
 * {@code docs/limits.md} has the calculation. Requests and streams together have to be fewer than the connections of
 * the pool, so that no request waits for a connection.
 *
 * @param maxConnections open connections of all clients; a client beyond is answered 503 and disconnected
 * @param maxConnectionsPerClient open connections of one client address, except a trusted proxy; 429 beyond
 * @param requests concurrent requests, without streams
 * @param streams open streams of events
 */
@Validated
@ConfigurationProperties("souk.gateway.concurrency")
record ConcurrencyProperties(
        @Positive int maxConnections,
        @Positive int maxConnectionsPerClient,
        @Valid @NotNull Limit requests,
        @Valid @NotNull Limit streams) {

    /**
     * A limit of concurrent requests or open streams.
     *
     * @param max how many, of all clients together; 503 beyond
     * @param perClient how many, of one client address; 429 beyond
     */
    record Limit(@Positive int max, @Positive int perClient) {}
}
