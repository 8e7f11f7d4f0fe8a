package dev.souk.gateway.ratelimit;

import org.springframework.http.HttpHeaders;

/**
 * An empty bucket, in the terms of the IETF draft "RateLimit header fields for HTTP".
 *
 * @param policy name of the limit
 * @param quota requests in a window
 * @param windowSeconds length of the window
 * @param retryAfterSeconds when the next request will be admitted, rounded up
 */
record RateLimitExceeded(String policy, int quota, int windowSeconds, long retryAfterSeconds) {

    void addTo(HttpHeaders headers) {
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        headers.set("RateLimit-Policy", "\"%s\";q=%s;w=%s".formatted(policy, quota, windowSeconds));
        headers.set("RateLimit", "\"%s\";r=0;t=%s".formatted(policy, retryAfterSeconds));
    }
}
