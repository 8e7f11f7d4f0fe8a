package dev.souk.gateway.routing;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The path patterns of all routes in {@code application.yml}, for the security rules and the limits of services. */
@Component
public class RoutedPaths {

    private final GatewayProperties gateway;

    RoutedPaths(GatewayProperties gateway) {
        this.gateway = gateway;
    }

    /**
     * Paths of one route.
     *
     * @param service that they are routed to
     */
    public record RoutedPath(PathPattern pattern, String service) {}

    /** Every pattern of every {@code Path} predicate. */
    public String[] patterns() {
        return paths().stream().map(path -> path.pattern().getPatternString()).toArray(String[]::new);
    }

    /** The same with the service of each, in the order of the routes: the first that matches is the one. */
    public List<RoutedPath> paths() {
        return gateway.getRoutes().stream().flatMap(RoutedPaths::pathsOf).toList();
    }

    private static Stream<RoutedPath> pathsOf(RouteDefinition route) {
        String service =
                Objects.requireNonNull(route.getUri(), "A route has a URI").getHost();
        return route.getPredicates().stream()
                .flatMap(RoutedPaths::patternsOf)
                .map(pattern -> new RoutedPath(PathPatternParser.defaultInstance.parse(pattern), service));
    }

    private static Stream<String> patternsOf(PredicateDefinition predicate) {
        Collection<String> arguments = predicate.getArgs().values();
        return "Path".equals(predicate.getName()) ? arguments.stream() : Stream.empty();
    }
}
