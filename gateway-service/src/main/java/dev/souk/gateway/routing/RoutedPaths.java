package dev.souk.gateway.routing;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.stereotype.Component;

/** The paths of all routes, for the security rules and the limits of services and streams. */
@Component
public class RoutedPaths {

    private final List<RoutedPath> paths;

    /** Reads all routes, which never change. */
    public RoutedPaths(RouteDefinitionLocator routes) {
        this.paths = routes.getRouteDefinitions()
                .toStream()
                .sorted(Comparator.comparingInt(RouteDefinition::getOrder))
                .flatMap(RoutedPath::of)
                .toList();
    }

    /** Every pattern of every {@code Path} predicate. */
    public String[] patterns() {
        return patterns(_ -> true);
    }

    /** Those of paths like these. */
    public String[] patterns(Predicate<RoutedPath> wanted) {
        return paths.stream()
                .filter(wanted)
                .map(path -> path.pattern().getPatternString())
                .toArray(String[]::new);
    }

    /** All of them in the order of the routes: the first that matches is the one. */
    public List<RoutedPath> paths() {
        return paths;
    }
}
