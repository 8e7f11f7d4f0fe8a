package dev.souk.gateway.caching;

import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * One call of a service, whose result many may wait for.
 *
 * @param isOwn whether it was begun for the caller who asks, not for another one before
 */
record Fetch(Mono<FetchResult> result, Instant begunAt, boolean isOwn) {

    Fetch ofAnother() {
        return new Fetch(result, begunAt, false);
    }
}
