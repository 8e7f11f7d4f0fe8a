package dev.souk.gateway.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The stored responses of all routes, bounded in bytes and in number. Each change that passes the gateway begins a new
 * generation: what was asked for before is not used any more without asking again, whether it is stored already or
 * still on its way.
 */
@Component
class ResponseStore {

    private final AtomicLong generation = new AtomicLong();
    private final Cache<CacheKey, CacheEntry> entries;

    ResponseStore(ResponseCacheProperties properties, MeterRegistry meters) {
        int maxBytes = Math.toIntExact(properties.maxSize().toBytes());
        int leastWeight = Math.ceilDiv(maxBytes, properties.maxEntries()); // so that the weight also limits the number
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((CacheKey _, CacheEntry entry) -> Math.max(leastWeight, entry.size()))
                .executor(Runnable::run) // eviction does not lag behind
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, entries, "gateway.responses");
    }

    long generation() {
        return generation.get();
    }

    @Nullable
    CacheEntry find(CacheKey key) {
        return entries.getIfPresent(key);
    }

    void put(CacheKey key, StoredResponse response) {
        entries.put(key, response);
    }

    void putNotStorable(CacheKey key, Instant now) {
        entries.put(key, new NotStorable(now));
    }

    /** Remembers that the service could not be asked, unless there is a newer response meanwhile. */
    void putFailed(CacheKey key, StoredResponse asked, Instant now) {
        entries.asMap().replace(key, asked, asked.failed(now));
    }

    /** The resource at this path was changed (RFC 9111, section 4.4). Others, such as pages, may show it too. */
    void changed(String path) {
        entries.asMap().keySet().removeIf(key -> key.path().equals(path));
        expireAll();
    }

    /** Every response has to be confirmed by its service before it is used again, unless that is unavailable. */
    void expireAll() {
        generation.incrementAndGet();
    }
}
