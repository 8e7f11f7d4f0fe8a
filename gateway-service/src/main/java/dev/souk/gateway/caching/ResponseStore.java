package dev.souk.gateway.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The stored responses of all routes, and the calls for them that are running. Each change through the gateway begins a
 * new generation: what was asked for before is not used without asking again, be it stored or still on its way.
 */
@Component
class ResponseStore {

    private final AtomicLong generation = new AtomicLong();
    private final Map<List<?>, Mono<CachedResponse>> calls = new ConcurrentHashMap<>();
    private final Cache<CacheKey, CachedResponse> responses;
    private final CachingProperties.ResponseCache properties;
    private final Clock clock;

    ResponseStore(CachingProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties.responseCache();
        this.clock = clock;
        long bytes = this.properties.maxSize().toBytes();
        int least = (int) Math.ceilDiv(bytes, this.properties.maxEntries()); // limits the number, too
        this.responses = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((CacheKey _, CachedResponse response) -> Math.max(least, response.size()))
                .executor(Runnable::run) // eviction does not lag behind
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, responses, "gateway.responses");
    }

    /** A call, and whether it was begun by this caller, not by another one before. */
    record Fetch(Mono<CachedResponse> response, boolean isOwn) {}

    @Nullable
    CachedResponse find(CacheKey key) {
        return responses.getIfPresent(key);
    }

    boolean isCurrent(CachedResponse response) {
        return response.generation() == generation.get();
    }

    int running() {
        return calls.size();
    }

    /** The call that is running for the key, or a new one. It does not end with its client: others may wait for it. */
    Fetch fetch(CacheKey key, @Nullable CachedResponse older, ServerWebExchange exchange, GatewayFilterChain chain) {
        long now = clock.millis();
        long current = generation.get();
        List<?> call = List.of(key, current); // not one that began before a change
        Mono<CachedResponse> whole = new CapturedResponse(properties.maxBodySize())
                .receive(key.request(exchange.getRequest(), older), exchange, chain)
                .map(captured -> received(key, older, captured.complete(now, current)))
                .doOnError(failure -> remember(key, older, failure instanceof DataBufferLimitException))
                .doOnTerminate(() -> calls.remove(call))
                .cache();
        Duration timeout = properties.revalidationTimeout();
        Mono<CachedResponse> own =
                older == null ? whole : whole.timeout(timeout).cache();
        Mono<CachedResponse> running = calls.putIfAbsent(call, own);
        if (running == null) {
            whole.onErrorComplete().subscribe();
        }
        return new Fetch(running == null ? own : running, running == null);
    }

    private CachedResponse received(CacheKey key, @Nullable CachedResponse older, CachedResponse received) {
        CachedResponse response = older == null ? received : received.orConfirmed(older);
        if (response.isStorable()) {
            List.of("X-Trace-Id", "Served-By", "Age", "Cache-Status").forEach(response.headers()::remove);
            responses.put(key, response);
        } else {
            remember(key, older, !response.isUnavailable());
        }
        return response;
    }

    private void remember(CacheKey key, @Nullable CachedResponse older, boolean isAvailable) {
        if (isAvailable) { // an older one is untrue, for example of an item that is gone
            responses.put(key, CachedResponse.none(clock.millis()));
        } else if (older != null) {
            older.retryAt().set(clock.millis() + 1_000);
        }
    }

    /** A change (RFC 9111, section 4.4): some are gone, all others have to be confirmed before they are used again. */
    void changed(Predicate<CacheKey> gone) {
        responses.asMap().keySet().removeIf(gone);
        generation.incrementAndGet();
    }
}
