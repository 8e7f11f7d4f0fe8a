package dev.souk.gateway.grpc;

import dev.souk.common.grpc.GrpcChannels;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A channel to each service that is the target of a route. */
final class ServiceChannels implements AutoCloseable {

    /** REST has a circuit breaker of its own: it is another port, which may fail alone. */
    private static final String BREAKER_SUFFIX = "-grpc";

    private final List<ManagedChannel> connections = new ArrayList<>();
    private final Map<String, Channel> channels = new HashMap<>();

    ServiceChannels(
            GrpcProperties properties,
            RoutedMethods methods,
            GrpcChannels services,
            CircuitBreakerRegistry breakers,
            ObservationRegistry observations) {
        var observed = new ObservationGrpcClientInterceptor(observations);
        properties.routes().forEach((service, route) -> {
            ManagedChannel connection = services.to(
                    service, route.retryable().stream().map(route::fullName).toList());
            connections.add(connection);
            var breaker = new BreakerInterceptor(
                    breakers.circuitBreaker(service + BREAKER_SUFFIX), properties.timeout(), methods::isStream);
            channels.put(service, ClientInterceptors.intercept(connection, observed, breaker));
        });
    }

    Map<String, Channel> channels() {
        return Map.copyOf(channels);
    }

    @Override
    public void close() {
        connections.forEach(ManagedChannel::shutdownNow);
    }
}
