package dev.souk.gateway.grpc;

import dev.souk.gateway.grpc.GrpcProperties.Route;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods of all routes in {@code application.yml}. */
final class RoutedMethods {

    private final Set<String> services;
    private final Map<String, RoutedMethod> methods;

    RoutedMethods(Map<String, Route> routes) {
        this.services = routes.values().stream().map(Route::service).collect(Collectors.toUnmodifiableSet());
        this.methods = routes.entrySet().stream()
                .flatMap(route -> methods(route.getKey(), route.getValue()))
                .collect(Collectors.toUnmodifiableMap(RoutedMethod::name, Function.identity()));
    }

    /** The full names of the services. */
    Set<String> services() {
        return services;
    }

    /** Null if it is not routed. */
    @Nullable
    RoutedMethod find(String fullName) {
        return methods.get(fullName);
    }

    boolean isStream(String fullName) {
        RoutedMethod method = methods.get(fullName);
        return method != null && method.isStream();
    }

    private static Stream<RoutedMethod> methods(String target, Route route) {
        return route.methods().stream()
                .map(method -> new RoutedMethod(
                        route.fullName(method),
                        target,
                        route.streams().contains(method),
                        route.open().contains(method),
                        route.hashing().contains(method)));
    }
}
