package dev.souk.gateway.caching;

import dev.souk.gateway.upstream.UpstreamResponse;

/** How the call of a service ended. */
sealed interface FetchResult {

    /** A response that is stored; {@code isConfirmed} if it was stored before and has not changed. */
    record Fresh(StoredResponse response, boolean isConfirmed) implements FetchResult {}

    /** A response that may not be stored, for one caller. */
    record Private(UpstreamResponse response) implements FetchResult {}

    /** A response that is too large to be received as a whole. */
    record TooLarge() implements FetchResult {}

    /** No response, in time. */
    record Failed(Throwable failure) implements FetchResult {}
}
