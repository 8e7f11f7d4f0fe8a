package dev.souk.gateway.caching;

import dev.souk.gateway.upstream.UpstreamResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A public response and how old it is.
 *
 * @param requestedAt when its service was asked, so that the time of the call counts as age
 * @param generation of the store at that time; a change since then may have made it untrue
 * @param failedAt when the service was last asked for it in vain; null if it answered
 */
record StoredResponse(
        UpstreamResponse response,
        CacheDirectives directives,
        Instant requestedAt,
        long generation,
        @Nullable Instant failedAt)
        implements CacheEntry {

    /** Written for each answer by the gateway itself, or belonging to one answer only. */
    private static final List<String> NOT_STORED =
            List.of("X-Trace-Id", "Served-By", "Age", "Cache-Status", "Content-Length");

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int OBJECTS = 400; // of the record and the key
    private static final int HEADER = 150; // of a name, a list and its value

    /**
     * Empty if the response may not be stored. One that depends on another header than the version, or sets a cookie,
     * may not.
     */
    static Optional<StoredResponse> of(UpstreamResponse response, Instant requestedAt, long generation) {
        CacheDirectives directives = CacheDirectives.of(response.headers());
        boolean storable = response.status().isSameCodeAs(HttpStatus.OK)
                && directives.isPublic()
                && ApiVersion.isAllThatMatters(response.headers())
                && !response.headers().containsHeader(HttpHeaders.SET_COOKIE);
        if (!storable) {
            return Optional.empty();
        }
        NOT_STORED.forEach(response.headers()::remove);
        return Optional.of(new StoredResponse(response, directives, requestedAt, generation, null));
    }

    /** With the headers of a 304 (RFC 9111, section 3.2): the service has confirmed it. */
    StoredResponse confirmed(HttpHeaders newer, Instant requestedAt, long generation) {
        var headers = new HttpHeaders();
        headers.putAll(response.headers());
        headers.putAll(newer);
        NOT_STORED.forEach(headers::remove);
        return new StoredResponse(
                new UpstreamResponse(response.status(), headers, response.body()),
                CacheDirectives.of(headers),
                requestedAt,
                generation,
                null);
    }

    StoredResponse failed(Instant now) {
        return new StoredResponse(response, directives, requestedAt, generation, now);
    }

    Duration age(Instant now) {
        return Duration.between(requestedAt, now);
    }

    /** Seconds until it is no longer fresh; negative after that. */
    long secondsLeft(Instant now) {
        return directives.maxAge().minus(age(now)).toSeconds();
    }

    boolean isFresh(Instant now, long currentGeneration) {
        return generation == currentGeneration && age(now).compareTo(directives.maxAge()) < 0;
    }

    boolean isUsableWhileRevalidating(Instant now, long currentGeneration) {
        Duration limit = directives.maxAge().plus(directives.staleWhileRevalidate());
        return generation == currentGeneration && age(now).compareTo(limit) < 0;
    }

    boolean isUsableOnError(Instant now) {
        Duration limit = directives.maxAge().plus(directives.staleIfError());
        return age(now).compareTo(limit) < 0;
    }

    /** Whether the service need not be asked again yet. */
    boolean hasJustFailed(Instant now) {
        return failedAt != null && now.isBefore(failedAt.plus(PAUSE_AFTER_FAILURE));
    }

    @Nullable
    String etag() {
        return response.headers().getETag();
    }

    @Override
    public int size() {
        return OBJECTS + HEADER * response.headers().size() + response.body().length;
    }
}
