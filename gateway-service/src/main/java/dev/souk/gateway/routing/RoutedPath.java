package dev.souk.gateway.routing;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** One of the paths of a route, with what the metadata of the route say about it. */
public final class RoutedPath {

    private static final String PATH = "Path";
    private static final String HEADER = "Header";
    private static final Set<String> CACHES = Set.of("ResponseCache", "LastAnswer");

    private final String routeId;
    private final String resilience;
    private final PathPattern pattern;
    private final Map<String, Pattern> headers;
    private final boolean isCached;
    private final boolean isStream;
    private final Endpoints publicEndpoints;
    private final Endpoints passwordEndpoints;

    private RoutedPath(RouteDefinition route, String pattern) {
        Map<String, Object> metadata = route.getMetadata();
        this.routeId = Objects.requireNonNull(route.getId(), "A route has an id");
        this.resilience =
                RouteMetadata.resilience(metadata, Objects.requireNonNull(route.getUri(), "A route has a URI"));
        this.isStream = RouteMetadata.isWebSocket(metadata) || RouteMetadata.isStream(metadata);
        this.pattern = PathPatternParser.defaultInstance.parse(pattern);
        this.headers = arguments(route, HEADER)
                .map(Collection::iterator)
                .collect(Collectors.toMap(Iterator::next, arguments -> Pattern.compile(arguments.next())));
        this.isCached =
                route.getFilters().stream().map(FilterDefinition::getName).anyMatch(CACHES::contains);
        this.publicEndpoints = Endpoints.parse(metadata.get("public"));
        this.passwordEndpoints = Endpoints.parse(metadata.get("password"));
    }

    /** Throws IllegalArgumentException if the route asks for more than a path and headers. */
    static Stream<RoutedPath> of(RouteDefinition route) {
        route.getPredicates().stream()
                .map(PredicateDefinition::getName)
                .filter(name -> !PATH.equals(name) && !HEADER.equals(name))
                .forEach(name -> {
                    throw new IllegalArgumentException(
                            "The route %s has the predicate %s; RoutedPath knows Path and Header"
                                    .formatted(route.getId(), name));
                });
        return arguments(route, PATH).flatMap(Collection::stream).map(path -> new RoutedPath(route, path));
    }

    private static Stream<Collection<String>> arguments(RouteDefinition route, String predicate) {
        return route.getPredicates().stream()
                .filter(definition -> predicate.equals(definition.getName()))
                .map(definition -> definition.getArgs().values());
    }

    /** The id of its route. */
    public String routeId() {
        return routeId;
    }

    /** The name of its settings in {@code resilience4j.*}. */
    public String resilience() {
        return resilience;
    }

    /** Whether a read may need no call of the service. */
    public boolean isCached() {
        return isCached;
    }

    /** Whether the gateway asks for no token: the metadata {@code public}. */
    public boolean isPublic(ServerHttpRequest request) {
        return publicEndpoints.include(request.getMethod(), request.getPath().pathWithinApplication());
    }

    /** Whether the service computes a password hash, which takes a tenth of a second: the metadata {@code password}. */
    public boolean hashesPassword(ServerHttpRequest request) {
        return passwordEndpoints.include(request.getMethod(), request.getPath().pathWithinApplication());
    }

    /** Whether the response stays open for minutes: a WebSocket, or what has no {@code response-timeout}. */
    public boolean isStream() {
        return isStream;
    }

    /** The literal beginning of its pattern, up to the second slash, by which it is found. */
    String firstSegment() {
        return RoutedPaths.firstSegment(pattern.getPatternString());
    }

    boolean matches(ServerHttpRequest request) {
        return pattern.matches(request.getPath().pathWithinApplication())
                && (headers.isEmpty()
                        || headers.entrySet().stream()
                                .allMatch(header -> request.getHeaders().getOrEmpty(header.getKey()).stream()
                                        .anyMatch(value ->
                                                header.getValue().matcher(value).matches())));
    }
}
