package dev.souk.gateway.routing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** An endpoint that a route's metadata name, or the gateway's own; of every method if {@code method} is null. */
public record Endpoint(@Nullable HttpMethod method, PathPattern path) {

    /** Reads {@code true} for all of them, or a list such as {@code GET /items/**, POST /users}; null for none. */
    public static List<Endpoint> listed(@Nullable Object metadata) {
        return switch (String.valueOf(metadata)) {
            case "null" -> List.of();
            case "true" -> List.of(new Endpoint(null, PathPatternParser.defaultInstance.parse("/**")));
            case String list ->
                Stream.of(list.split(",", -1)).map(Endpoint::parse).toList();
        };
    }

    private static Endpoint parse(String text) {
        String[] parts = text.strip().split(" +", -1);
        Assert.isTrue(parts.length == 2, () -> "Not a method and a path, such as GET /items/**: " + text);
        return new Endpoint(HttpMethod.valueOf(parts[0]), PathPatternParser.defaultInstance.parse(parts[1]));
    }

    /** Whether this request is for one of {@code endpoints}; a HEAD is as a GET. */
    public static boolean anyMatch(List<Endpoint> endpoints, ServerHttpRequest request) {
        HttpMethod method = request.getMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getMethod();
        PathContainer path = request.getPath().pathWithinApplication();
        return endpoints.stream().anyMatch(endpoint -> endpoint.matches(method, path));
    }

    private boolean matches(HttpMethod requested, PathContainer requestedPath) {
        return (method == null || method.equals(requested)) && path.matches(requestedPath);
    }
}
