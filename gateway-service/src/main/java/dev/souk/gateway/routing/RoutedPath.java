package dev.souk.gateway.routing;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** One of the paths of a route, with what the metadata of the route say about it. */
public record RoutedPath(PathPattern pattern, RouteDefinition route) {

    private static final String PUBLIC = "public";

    static Stream<RoutedPath> of(RouteDefinition route) {
        return arguments(route, "Path")
                .flatMap(Collection::stream)
                .map(pattern -> new RoutedPath(PathPatternParser.defaultInstance.parse(pattern), route));
    }

    /** That it is routed to. */
    public String service() {
        return Objects.requireNonNull(route.getUri(), "A route has a URI").getHost();
    }

    /** Whether the gateway asks for no token: {@code public: true}. */
    public boolean isPublic() {
        return Boolean.TRUE.equals(route.getMetadata().get(PUBLIC));
    }

    /** Whether the response stays open for minutes: a WebSocket, or what has no {@code response-timeout}. */
    public boolean isStream() {
        return WebSocketRoutes.include(route.getMetadata())
                || Integer.valueOf(-1).equals(route.getMetadata().get(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR));
    }

    /** The headers that the route asks for as well, each with a regular expression. */
    public Map<String, String> headers() {
        return arguments(route, "Header")
                .map(Collection::iterator)
                .collect(Collectors.toMap(arguments -> arguments.next(), arguments -> arguments.next()));
    }

    private static Stream<Collection<String>> arguments(RouteDefinition route, String predicate) {
        return route.getPredicates().stream()
                .filter(definition -> predicate.equals(definition.getName()))
                .map(definition -> definition.getArgs().values());
    }
}
