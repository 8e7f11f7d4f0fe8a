package dev.souk.gateway.caching;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * What a stored response answers: a path, of which the firewall has made sure that it has one spelling, a query, sorted
 * by the names of parameters, and a version of the API. A query is not parsed: the service could read it in another
 * way.
 */
record CacheKey(String path, String query, String version) {

    static final String VERSION = "API-Version";

    private static final Set<List<String>> USUAL = // of Accept: need no parser
            Set.of(List.of(), List.of(MediaType.ALL_VALUE), List.of(MediaType.APPLICATION_JSON_VALUE));

    /** Null if it is up to the service: another type than JSON, a version with a second spelling. */
    static @Nullable CacheKey of(ServerHttpRequest request) {
        List<String> versions = request.getHeaders().getOrEmpty(VERSION);
        String version = String.join(",", versions);
        if (!acceptsJson(request.getHeaders()) || !(versions.isEmpty() || version.matches("[1-9][0-9]?"))) {
            return null;
        }
        URI uri = request.getURI();
        return new CacheKey(uri.getRawPath(), uri.getRawQuery() == null ? "" : sorted(uri.getRawQuery()), version);
    }

    /** Values of the same parameter keep their order, which may have a meaning. */
    private static String sorted(String query) {
        return Arrays.stream(query.split("&", -1))
                .sorted(Comparator.comparing(parameter -> parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    }

    private static boolean acceptsJson(HttpHeaders headers) {
        try {
            return USUAL.contains(headers.getOrEmpty(HttpHeaders.ACCEPT))
                    || headers.getAccept().stream()
                            .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException unreadable) { // for the service, too, which answers 406
            return false;
        }
    }

    /**
     * An exchange with the request whose response is shared. It has nothing of the caller who happened to come first:
     * no token, no cookie, no header that could select or poison what others get. So a service cannot even answer with
     * private data. Its body would be gone when the service is called after the client has its response.
     */
    static ServerWebExchange share(ServerWebExchange first, @Nullable CachedResponse older) {
        ServerHttpRequest.Builder shared =
                first.getRequest().mutate().method(HttpMethod.GET).headers(HttpHeaders::clear);
        shared.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        for (String name : List.of(HttpHeaders.HOST, VERSION)) {
            first.getRequest().getHeaders().getOrEmpty(name).forEach(value -> shared.header(name, value));
        }
        if (older != null && older.headers().getETag() != null) {
            shared.header(HttpHeaders.IF_NONE_MATCH, older.headers().getETag());
        }
        var withoutBody = new ServerHttpRequestDecorator(shared.build()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.empty();
            }
        };
        return first.mutate().request(withoutBody).build();
    }
}
