package dev.souk.gateway.caching;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

/** The Cache-Control of a response (RFC 9111, RFC 5861), which is used up to these ages in seconds if it is public. */
record CacheDirectives(boolean isPublic, long fresh, long whileRevalidating, long onError) {

    static CacheDirectives of(HttpHeaders headers) {
        Map<String, String> values = new HashMap<>(); // of the first, if there are several of a name
        String all = String.join(",", headers.getOrEmpty(HttpHeaders.CACHE_CONTROL));
        for (String directive : StringUtils.tokenizeToStringArray(all, ", ")) {
            String[] parts = directive.toLowerCase(Locale.ROOT).split("=", 2);
            values.putIfAbsent(parts[0], parts[parts.length - 1]);
        }
        boolean isPublic = values.containsKey("public")
                && Collections.disjoint(values.keySet(), Set.of("private", "no-store", "no-cache"));
        long fresh = seconds(values, values.containsKey("s-maxage") ? "s-maxage" : "max-age");
        if (!Collections.disjoint(values.keySet(), Set.of("must-revalidate", "proxy-revalidate", "s-maxage"))) {
            return new CacheDirectives(isPublic, fresh, fresh, fresh);
        }
        long whileRevalidating = fresh + seconds(values, "stale-while-revalidate");
        return new CacheDirectives(isPublic, fresh, whileRevalidating, fresh + seconds(values, "stale-if-error"));
    }

    /** A time that cannot be read is none: the response is stale at once. */
    private static long seconds(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "");
        return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : 0;
    }
}
