package dev.souk.gateway.grpc;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The gRPC port of the gateway and its routes.
 *
 * @param port 0 for any free port
 * @param timeout of a call that is no stream; a client may ask for less
 * @param idleTimeout after which a connection without calls is closed
 * @param calls limits of concurrent calls
 * @param streams limits of open streams
 * @param routes by the id of the service in the registry
 */
@Validated
@ConfigurationProperties("souk.gateway.grpc")
record GrpcProperties(
        @PositiveOrZero @DefaultValue("9090") int port,
        @NotNull @DefaultValue("5s") Duration timeout,
        @NotNull @DefaultValue("1m") Duration idleTimeout,
        @Valid @NotNull @DefaultValue Calls calls,
        @Valid @NotNull @DefaultValue Streams streams,
        @Valid @NotEmpty Map<String, Route> routes) {

    /**
     * Limits of concurrent calls; those of REST requests are apart.
     *
     * @param max of all clients; UNAVAILABLE beyond
     * @param perClient of one client address; RESOURCE_EXHAUSTED beyond
     */
    record Calls(
            @Positive @DefaultValue("96") int max,
            @Positive @DefaultValue("48") int perClient) {}

    /**
     * Limits of open streams.
     *
     * @param max of all clients; UNAVAILABLE beyond
     * @param perClient of one client address; RESOURCE_EXHAUSTED beyond
     */
    record Streams(
            @Positive @DefaultValue("200") int max,
            @Positive @DefaultValue("100") int perClient) {}

    /**
     * The gRPC API of a service.
     *
     * @param service its full name, such as {@code souk.user.v1.UserService}
     * @param methods that can be called; others are UNIMPLEMENTED
     * @param streams those that are streams, which have no time limit here
     * @param open those that need no token
     * @param retryable those that change nothing
     * @param hashing those by which the service computes a password hash
     */
    record Route(
            @NotBlank String service,
            @NotEmpty List<String> methods,
            @NotNull @DefaultValue List<String> streams,
            @NotNull @DefaultValue List<String> open,
            @NotNull @DefaultValue List<String> retryable,
            @NotNull @DefaultValue List<String> hashing) {

        String fullName(String method) {
            return service + "/" + method;
        }
    }
}
