package dev.souk.gateway.caching;

/** How the cache answered: a tag of {@code souk.gateway.response.cache}. */
enum CacheOutcome {
    /** Fresh, from the cache. */
    HIT,
    /** From the cache, while the service is asked in the background. */
    REVALIDATING,
    /** From the cache, after the service has confirmed it. */
    CONFIRMED,
    /** From the service, and stored. */
    MISS,
    /** From the cache, since the service is unavailable. */
    STALE,
    /** From the service, and not stored. */
    FORWARDED
}
