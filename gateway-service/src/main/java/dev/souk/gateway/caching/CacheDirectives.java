package dev.souk.gateway.caching;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The Cache-Control of a response, as far as a shared cache needs it (RFC 9111, section 5.2.2; RFC 5861).
 *
 * @param isPublic whether it may be stored: only what says {@code public}, so that nothing is by accident
 * @param maxAge how long it is fresh
 * @param staleWhileRevalidate how long it may be used after that, while the service is asked again
 * @param staleIfError how long it may be used after being fresh, if the service is unavailable
 */
record CacheDirectives(boolean isPublic, Duration maxAge, Duration staleWhileRevalidate, Duration staleIfError) {

    private static final List<String> FORBID_STORING = List.of("private", "no-store", "no-cache");
    private static final List<String> FORBID_STALE = List.of("must-revalidate", "proxy-revalidate", "s-maxage");

    static CacheDirectives of(HttpHeaders headers) {
        Map<String, String> directives = headers.getOrEmpty(HttpHeaders.CACHE_CONTROL).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(directive -> directive.strip().split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0].toLowerCase(Locale.ROOT),
                        parts -> parts.length > 1 ? parts[1] : "",
                        (first, _) -> first));
        boolean isPublic =
                directives.containsKey("public") && FORBID_STORING.stream().noneMatch(directives::containsKey);
        boolean mayBeStale = FORBID_STALE.stream().noneMatch(directives::containsKey);
        return new CacheDirectives(
                isPublic,
                seconds(directives.getOrDefault("s-maxage", directives.get("max-age"))),
                mayBeStale ? seconds(directives.get("stale-while-revalidate")) : Duration.ZERO,
                mayBeStale ? seconds(directives.get("stale-if-error")) : Duration.ZERO);
    }

    /** A time that cannot be read is none: the response is stale at once. */
    private static Duration seconds(@Nullable String value) {
        boolean isNumber = value != null && value.matches("[0-9]{1,9}");
        return isNumber ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
    }
}
