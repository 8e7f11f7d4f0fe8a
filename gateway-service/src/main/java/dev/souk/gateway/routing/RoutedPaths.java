package dev.souk.gateway.routing;

import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The paths of all routes, which never change. The route of a request is looked up here for the limit of concurrent
 * requests, and again for rules and routing, once the firewall has checked its path.
 */
@Component
public class RoutedPaths {

    /** The attribute of an exchange that has a route. */
    static final String ATTRIBUTE = RoutedPath.class.getName();

    private final Map<String, List<RoutedPath>> byFirstSegment;

    /** Reads all routes, and the time limits of their services. */
    public RoutedPaths(RouteDefinitionLocator routes, TimeLimiterRegistry timeLimits) {
        List<RouteDefinition> all =
                routes.getRouteDefinitions().collectList().toFuture().join(); // made again in an event loop
        this.byFirstSegment = all.stream()
                .sorted(Comparator.comparingInt(RouteDefinition::getOrder))
                .flatMap(route -> RoutedPath.of(route, timeLimits))
                .collect(Collectors.groupingBy(
                        path -> firstSegment(path.pattern().getPatternString())));
    }

    /** The first one that matches, in the order of the routes; null if none does. */
    public @Nullable RoutedPath find(ServerHttpRequest request) {
        String path = request.getPath().pathWithinApplication().value();
        for (RoutedPath routed : byFirstSegment.getOrDefault(firstSegment(path), List.of())) {
            if (routed.matches(request)) {
                return routed;
            }
        }
        return null;
    }

    /** The same, remembered for {@link #of}. */
    public @Nullable RoutedPath find(ServerWebExchange exchange) {
        RoutedPath found = find(exchange.getRequest());
        if (found != null) {
            exchange.getAttributes().put(ATTRIBUTE, found);
        }
        return found;
    }

    /** That which was found for this exchange, which has a route. */
    public static RoutedPath of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** The literal beginning of a path or pattern, up to the second slash. */
    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
