package dev.souk.gateway.routing;

import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.stereotype.Component;

/** The path patterns of all routes in {@code application.yml}, for the security rules. */
@Component
public class RoutedPaths {

    private final GatewayProperties gateway;

    RoutedPaths(GatewayProperties gateway) {
        this.gateway = gateway;
    }

    /** Every pattern of every {@code Path} predicate. */
    public String[] patterns() {
        return gateway.getRoutes().stream()
                .flatMap(route -> route.getPredicates().stream())
                .flatMap(RoutedPaths::patternsOf)
                .toArray(String[]::new);
    }

    private static Stream<String> patternsOf(PredicateDefinition predicate) {
        Collection<String> arguments = predicate.getArgs().values();
        return "Path".equals(predicate.getName()) ? arguments.stream() : Stream.empty();
    }
}
