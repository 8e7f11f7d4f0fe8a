package dev.souk.gateway.caching;

/** What is known about a key. */
sealed interface CacheEntry permits StoredResponse, NotStorable {

    /** The bytes that it takes of the heap, about. */
    int size();
}
