package dev.souk.gateway.caching;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * What a stored response answers: a path, of which the firewall has made sure that it has one spelling, a query, sorted
 * by the names of parameters, and a version of the API.
 */
record CacheKey(String path, String query, String version) {

    static final String VERSION = "API-Version";

    private static final Set<String> USUAL = Set.of("*/*", MediaType.APPLICATION_JSON_VALUE);
    private static final Pattern JSON = // or a range with it, unless of quality 0
            Pattern.compile("(?i)(^|[, ])(\\*/\\*|application/(\\*|json)) *($|,|;(?![^,]*q=0(\\.0*)? *($|,)))");

    /** Null if it is up to the service: another type than JSON, a version with a second spelling. */
    static @Nullable CacheKey of(ServerHttpRequest request) {
        String types = String.join(",", request.getHeaders().getOrDefault(HttpHeaders.ACCEPT, List.of("*/*")));
        List<String> versions = request.getHeaders().getOrEmpty(VERSION);
        String version = String.join(",", versions);
        URI uri = request.getURI();
        return (USUAL.contains(types) || JSON.matcher(types).find())
                        && (versions.isEmpty() || version.matches("[1-9][0-9]?"))
                ? new CacheKey(uri.getRawPath(), uri.getRawQuery() == null ? "" : sorted(uri.getRawQuery()), version)
                : null;
    }

    /** Values of the same parameter keep their order, which may have a meaning. */
    private static String sorted(String query) {
        return Arrays.stream(query.split("&", -1))
                .sorted(Comparator.comparing(parameter -> parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    }

    /**
     * The request whose response is shared. It has nothing of the caller who happened to come first: no token, no
     * cookie, no header that could select or poison what others get. So a service cannot even answer with private data.
     */
    ServerHttpRequest request(ServerHttpRequest first, @Nullable CachedResponse older) {
        ServerHttpRequest.Builder shared = first.mutate().method(HttpMethod.GET).headers(HttpHeaders::clear);
        shared.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        for (String name : List.of(HttpHeaders.HOST, VERSION)) {
            first.getHeaders().getOrEmpty(name).forEach(value -> shared.header(name, value));
        }
        if (older != null && older.headers().getETag() != null) {
            shared.header(HttpHeaders.IF_NONE_MATCH, older.headers().getETag());
        }
        return new ServerHttpRequestDecorator(shared.build()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.empty();
            }
        };
    }
}
