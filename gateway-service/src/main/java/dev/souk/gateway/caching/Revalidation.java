package dev.souk.gateway.caching;

import dev.souk.gateway.upstream.UpstreamCall;
import dev.souk.gateway.upstream.UpstreamResponse;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks services for responses and stores what they answer. */
@Component
class Revalidation {

    /** Calls for which no client waits. Any other stands behind a permit of the gateway's concurrency limit. */
    private static final int MAX_IN_BACKGROUND = 32;

    private final ResponseStore store;
    private final UpstreamCall upstream;
    private final Clock clock;
    private final int maxBodyBytes;
    private final Fetches fetches;

    Revalidation(ResponseStore store, UpstreamCall upstream, Clock clock, ResponseCacheProperties properties) {
        this.store = store;
        this.upstream = upstream;
        this.clock = clock;
        this.maxBodyBytes = Math.toIntExact(properties.maxBodySize().toBytes());
        this.fetches = new Fetches(clock);
    }

    /** The call for this request, or the one that is running already. */
    Fetch fetch(CachedRequest request, @Nullable StoredResponse older) {
        var asked = new Asked(request.key(), older, clock.instant(), store.generation());
        return fetches.join(asked.key(), asked.generation(), () -> call(request, asked));
    }

    /** Asks without waiting for the result, unless too many such calls are running, or one has just failed. */
    void fetchInBackground(CachedRequest request, StoredResponse older, Instant now) {
        if (fetches.count() < MAX_IN_BACKGROUND && !older.hasJustFailed(now)) {
            fetch(request, older);
        }
    }

    private Mono<FetchResult> call(CachedRequest request, Asked asked) {
        String knownETag = asked.older() == null ? null : asked.older().etag();
        var shared =
                new SharedRequest(request.exchange().getRequest(), asked.key().version(), knownETag);
        return upstream.receive(shared, request.exchange(), request.chain(), maxBodyBytes)
                .map(response -> answered(asked, response))
                .onErrorResume(failure -> Mono.just(failed(asked, failure)));
    }

    private record Asked(CacheKey key, @Nullable StoredResponse older, Instant at, long generation) {}

    private FetchResult answered(Asked asked, UpstreamResponse response) {
        if (asked.older() != null && response.status().isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            return stored(asked, asked.older().confirmed(response.headers(), asked.at(), asked.generation()), true);
        }
        return StoredResponse.of(response, asked.at(), asked.generation())
                .map(storable -> stored(asked, storable, false))
                .orElseGet(() -> notStored(asked, response));
    }

    private FetchResult stored(Asked asked, StoredResponse response, boolean isConfirmed) {
        store.put(asked.key(), response);
        return new FetchResult.Fresh(response, isConfirmed);
    }

    /** What was stored before is untrue, for example of an item that is gone, unless the service is unavailable. */
    private FetchResult notStored(Asked asked, UpstreamResponse response) {
        if (response.isUnavailable()) {
            rememberFailure(asked);
        } else {
            store.putNotStorable(asked.key(), clock.instant());
        }
        return new FetchResult.Private(response);
    }

    private FetchResult failed(Asked asked, Throwable failure) {
        if (failure instanceof DataBufferLimitException) {
            store.putNotStorable(asked.key(), clock.instant());
            return new FetchResult.TooLarge();
        }
        rememberFailure(asked);
        return new FetchResult.Failed(failure);
    }

    private void rememberFailure(Asked asked) {
        if (asked.older() != null) {
            store.putFailed(asked.key(), asked.older(), clock.instant());
        }
    }
}
