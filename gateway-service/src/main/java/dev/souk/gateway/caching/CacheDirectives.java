package dev.souk.gateway.caching;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The Cache-Control of a response (RFC 9111, RFC 5861), which is used up to these ages in seconds if it is public. */
record CacheDirectives(boolean isPublic, long fresh, long whileRevalidating, long onError) {

    static CacheDirectives of(HttpHeaders headers) {
        String all = String.join(",", headers.getOrEmpty(HttpHeaders.CACHE_CONTROL));
        boolean isPublic = has(all, "public") && !has(all, "private|no-store|no-cache");
        long fresh = seconds(all, has(all, "s-maxage") ? "s-maxage" : "max-age");
        if (has(all, "must-revalidate|proxy-revalidate|s-maxage")) {
            return new CacheDirectives(isPublic, fresh, fresh, fresh);
        }
        long whileRevalidating = fresh + seconds(all, "stale-while-revalidate");
        return new CacheDirectives(isPublic, fresh, whileRevalidating, fresh + seconds(all, "stale-if-error"));
    }

    private static boolean has(String all, String directives) {
        return Pattern.compile("(?i)(^|[, ])(" + directives + ")([=, ]|$)")
                .matcher(all)
                .find();
    }

    /** A time that cannot be read is none: the response is stale at once. */
    private static long seconds(String all, String directive) {
        Matcher found = Pattern.compile("(?i)(^|[, ])" + directive + "=([0-9]{1,9})([, ]|$)")
                .matcher(all);
        return found.find() ? Long.parseLong(found.group(2)) : 0;
    }
}
