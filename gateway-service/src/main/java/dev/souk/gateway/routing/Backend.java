package dev.souk.gateway.routing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The services behind the gateway and the paths each of them owns. What is not listed here does not exist for a
 * caller.
 */
public enum Backend {
    USER("user-service"),
    CART("cart-service"),
    ORDER("order-service");

    private final String serviceId;

    Backend(String serviceId) {
        this.serviceId = serviceId;
    }

    /** Every path pattern of every service. */
    public static Stream<String> allPaths() {
        return Arrays.stream(values())
                .flatMap(backend -> Stream.concat(backend.paths().stream(), Stream.of(backend.adminPath())));
    }

    List<String> paths() {
        return switch (this) {
            case USER -> List.of("/users/**", "/sessions", "/wallet/**", "/.well-known/jwks.json");
            case CART -> List.of("/items/**", "/cart/**");
            case ORDER -> List.of("/orders/**");
        };
    }

    /** The name in the registry, and of the route and its breaker. */
    String serviceId() {
        return serviceId;
    }

    /** What admins do with this service alone; the service has it at {@code /admin/**} and decides who is one. */
    String adminPath() {
        return "/admin/" + serviceId + "/**";
    }

    /** Where the gateway shows the service's OpenAPI description. */
    String apiDocsPath() {
        return "/v3/api-docs/" + serviceId;
    }
}
