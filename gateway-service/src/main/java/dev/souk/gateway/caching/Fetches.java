package dev.souk.gateway.caching;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Calls of services, one at a time for each key: a thousand clients that ask for a page which has just expired are one
 * call. A call does not end with the client for which it began, since others may wait for it.
 */
final class Fetches {

    private final Map<Asked, Fetch> running = new ConcurrentHashMap<>();
    private final Clock clock;

    Fetches(Clock clock) {
        this.clock = clock;
    }

    private record Asked(CacheKey key, long generation) {}

    /**
     * The call that is running for the key, or {@code call}, which begins at once. One of an older generation began
     * before a change, which its result may not show.
     */
    Fetch join(CacheKey key, long generation, Supplier<Mono<FetchResult>> call) {
        var asked = new Asked(key, generation);
        Mono<FetchResult> result =
                Mono.defer(call).doOnTerminate(() -> running.remove(asked)).cache();
        var own = new Fetch(result, clock.instant(), true);
        Fetch other = running.putIfAbsent(asked, own);
        if (other != null) {
            return other.ofAnother();
        }
        result.subscribe();
        return own;
    }

    /** How many are running. */
    int count() {
        return running.size();
    }
}
