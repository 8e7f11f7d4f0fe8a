package dev.souk.gateway.routing;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One of the paths of a route, with what the route says about it.
 *
 * @param routeId the id of its route
 * @param pattern of the path
 * @param headers that select the route, with the pattern of a value of each
 * @param service that is called
 * @param resilience the name of its settings in {@code resilience4j.*}: the metadata {@code resilience}, or the service
 * @param isCached whether a read may need no call of the service
 * @param storesIdempotencyKeys so that a request with one may be sent twice: the metadata {@code idempotency-keys}
 * @param isWebSocket whether its requests are those for a WebSocket: the metadata {@code web-socket}
 * @param timeLimit of {@code resilience4j.timelimiter}, until the response begins
 * @param isStream whether the response stays open for minutes: a WebSocket, or events ({@code response-timeout: -1})
 * @param silenceLimit after which such a response ends, soon with the metadata {@code heartbeat}; null of a WebSocket
 * @param publicEndpoints the metadata {@code public}
 * @param passwordEndpoints the metadata {@code password}
 */
public record RoutedPath(
        String routeId,
        PathPattern pattern,
        Map<String, Pattern> headers,
        String service,
        String resilience,
        boolean isCached,
        boolean storesIdempotencyKeys,
        boolean isWebSocket,
        Duration timeLimit,
        boolean isStream,
        @Nullable Duration silenceLimit,
        List<Endpoint> publicEndpoints,
        List<Endpoint> passwordEndpoints) {

    private static final String PATH = "Path";
    private static final String HEADER = "Header";
    private static final String CACHE = "ResponseCache";
    private static final Duration LIFETIME = Duration.ofMinutes(6); // services end their streams earlier

    /** Throws IllegalArgumentException if the route asks for more than paths and headers, or begins with a variable. */
    static Stream<RoutedPath> of(RouteDefinition route, TimeLimiterRegistry timeLimits) {
        route.getPredicates().stream()
                .map(PredicateDefinition::getName)
                .forEach(name -> Assert.isTrue(
                        PATH.equals(name) || HEADER.equals(name),
                        () -> "The route %s has the predicate %s, not Path or Header".formatted(route.getId(), name)));
        return arguments(route, PATH).flatMap(Collection::stream).map(path -> of(route, path, timeLimits));
    }

    private static RoutedPath of(RouteDefinition route, String path, TimeLimiterRegistry timeLimits) {
        Assert.isTrue( // RoutedPaths finds paths by their first segments
                !path.matches("/[^/]*[{*?].*"),
                () -> "The route %s has the path %s, whose first segment varies".formatted(route.getId(), path));
        Map<String, Object> metadata = route.getMetadata();
        Predicate<String> isTrue = name -> Boolean.parseBoolean(String.valueOf(metadata.get(name)));
        String service =
                Objects.requireNonNull(route.getUri(), "A route has a URI").getHost();
        String resilience = metadata.getOrDefault("resilience", service).toString();
        Duration timeLimit = timeLimits
                .find(resilience)
                .map(TimeLimiter::getTimeLimiterConfig)
                .orElseGet(timeLimits::getDefaultConfig)
                .getTimeoutDuration();
        boolean isWebSocket = isTrue.test("web-socket");
        Duration silence = isTrue.test("heartbeat") ? timeLimit.multipliedBy(3) : LIFETIME;
        return new RoutedPath(
                Objects.requireNonNull(route.getId(), "A route has an id"),
                PathPatternParser.defaultInstance.parse(path),
                arguments(route, HEADER)
                        .map(Collection::iterator)
                        .collect(Collectors.toMap(Iterator::next, header -> Pattern.compile(header.next()))),
                service,
                resilience,
                route.getFilters().stream().map(FilterDefinition::getName).anyMatch(CACHE::equals),
                isTrue.test("idempotency-keys"),
                isWebSocket,
                timeLimit,
                isWebSocket || "-1".equals(String.valueOf(metadata.get(RESPONSE_TIMEOUT_ATTR))),
                isWebSocket ? null : silence,
                Endpoint.listed(metadata.get("public")),
                Endpoint.listed(metadata.get("password")));
    }

    private static Stream<Collection<String>> arguments(RouteDefinition route, String predicate) {
        return route.getPredicates().stream()
                .filter(definition -> predicate.equals(definition.getName()))
                .map(definition -> definition.getArgs().values());
    }

    /** Whether the gateway asks for no token. */
    public boolean isPublic(ServerHttpRequest request) {
        return Endpoint.anyMatch(publicEndpoints, request);
    }

    /** Whether the service computes a password hash, which takes a tenth of a second. */
    public boolean hashesPassword(ServerHttpRequest request) {
        return Endpoint.anyMatch(passwordEndpoints, request);
    }

    boolean matches(ServerHttpRequest request) {
        return pattern.matches(request.getPath().pathWithinApplication())
                && (headers.isEmpty() || headers.entrySet().stream().allMatch(header -> matches(request, header)));
    }

    private static boolean matches(ServerHttpRequest request, Map.Entry<String, Pattern> header) {
        return request.getHeaders().getOrEmpty(header.getKey()).stream()
                .anyMatch(value -> header.getValue().matcher(value).matches());
    }
}
