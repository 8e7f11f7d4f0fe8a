package dev.souk.gateway.routing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Endpoints that the metadata of a route name: {@code true} for all of them, or a list such as {@code GET /items/**,
 * POST /users}.
 */
record Endpoints(boolean all, List<Endpoint> listed) {

    private record Endpoint(HttpMethod method, PathPattern path) {

        /** Throws IllegalArgumentException if the text is not a method and a path. */
        static Endpoint parse(String text) {
            String[] parts = text.strip().split(" +", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("Not a method and a path, such as GET /items/**: " + text);
            }
            return new Endpoint(HttpMethod.valueOf(parts[0]), PathPatternParser.defaultInstance.parse(parts[1]));
        }

        boolean matches(HttpMethod method, PathContainer path) {
            return this.method.equals(method) && this.path.matches(path);
        }
    }

    static Endpoints parse(@Nullable Object metadata) {
        String text = metadata == null ? "false" : metadata.toString();
        return switch (text) {
            case "true" -> new Endpoints(true, List.of());
            case "false" -> new Endpoints(false, List.of());
            default ->
                new Endpoints(
                        false,
                        Stream.of(text.split(",", -1)).map(Endpoint::parse).toList());
        };
    }

    /** Whether this request is for one of them; a HEAD is as a GET. */
    boolean include(HttpMethod method, PathContainer path) {
        HttpMethod read = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return all || listed.stream().anyMatch(endpoint -> endpoint.matches(read, path));
    }
}
