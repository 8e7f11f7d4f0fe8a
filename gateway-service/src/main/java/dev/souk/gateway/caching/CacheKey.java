package dev.souk.gateway.caching;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What a stored response answers: a path, of which the firewall has made sure that it has one spelling, and a query
 * whose parameters are sorted by name, and the version of the API. No other header belongs to it: the service is always
 * asked with the same ones.
 */
record CacheKey(String path, String query, String version) {

    static CacheKey of(ServerHttpRequest request) {
        URI uri = request.getURI();
        return new CacheKey(uri.getRawPath(), sorted(uri.getRawQuery()), ApiVersion.of(request));
    }

    /** Values of the same parameter keep their order, which may have a meaning. */
    private static String sorted(@Nullable String query) {
        if (query == null || query.indexOf('&') < 0) {
            return query == null ? "" : query;
        }
        return Arrays.stream(query.split("&", -1))
                .sorted(Comparator.comparing(CacheKey::name))
                .collect(Collectors.joining("&"));
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }
}
