package dev.souk.gateway.grpc;

import io.grpc.Channel;
import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Handles the methods that are routed, each by the channel of its service. Others are UNIMPLEMENTED. */
final class ProxiedMethods extends HandlerRegistry {

    private final RoutedMethods routes;
    private final Map<String, Channel> services;
    private final long timeoutNanos;

    /** The channels of all services that are targets of {@code routes}. */
    ProxiedMethods(RoutedMethods routes, Map<String, Channel> services, Duration timeout) {
        this.routes = routes;
        this.services = services;
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
        @Nullable RoutedMethod route = routes.find(name);
        if (route == null) {
            return null;
        }
        MethodDescriptor<byte[], byte[]> method = Bytes.method(name);
        Channel service = Objects.requireNonNull(services.get(route.target()));
        return ServerMethodDefinition.create(
                method, new CallProxy(service, method, route.isStream() ? null : timeoutNanos));
    }
}
