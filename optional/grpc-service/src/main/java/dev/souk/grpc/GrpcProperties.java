package dev.souk.grpc;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the gRPC server. How many calls a caller may make in a time is up to the gateway.
 *
 * @param gateway the address of the REST API; with the profile tls it begins with https
 * @param timeout of a call that is no stream, and until a stream begins
 * @param streamLifetime time after which a stream is ended; its client opens another one
 * @param maxCalls calls at the same time, streams among them
 * @param maxCallsPerClient those of one client: an address of IPv4, or a network /64 of IPv6
 * @param maxConnections open connections
 * @param maxCallsPerConnection calls at the same time on one connection
 * @param idleTimeout after which a connection without a call is closed
 * @param maxMessageSize of a request, decompressed
 * @param maxMetadataSize of a request
 * @param trustedProxies networks whose X-Forwarded-For names the client: that of the gateway, which sends calls of
 *     gRPC-Web
 * @param reflection whether clients may ask for the descriptions of the services
 */
@Validated
@ConfigurationProperties("souk.grpc")
record GrpcProperties(
        @NotNull URI gateway,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration timeout,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration streamLifetime,
        @DefaultValue("400") @Min(1) int maxCalls,
        @DefaultValue("200") @Min(1) int maxCallsPerClient,
        @DefaultValue("1000") @Min(1) int maxConnections,
        @DefaultValue("100") @Min(1) int maxCallsPerConnection,
        @DefaultValue("1m") @DurationMin(millis = 1) Duration idleTimeout,
        @DefaultValue("64KB") @NotNull DataSize maxMessageSize,
        @DefaultValue("8KB") @NotNull DataSize maxMetadataSize,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("false") boolean reflection) {}
