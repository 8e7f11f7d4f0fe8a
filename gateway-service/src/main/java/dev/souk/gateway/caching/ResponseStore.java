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
    private final Map<List<?>, Call> calls = new ConcurrentHashMap<>();
    private final Cache<CacheKey, CachedResponse> responses;
    private final CachingProperties.ResponseCache properties;
    private final Clock clock;

    ResponseStore(CachingProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties.responseCache();
        this.clock = clock;
        this.responses = Caffeine.newBuilder()
                .maximumWeight(this.properties.maxSize().toBytes())
                .weigher((CacheKey key, CachedResponse response) -> key.query().length() + response.size())
                .executor(Runnable::run) // eviction does not lag behind
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, responses, "gateway.responses");
    }

    @Nullable
    CachedResponse find(CacheKey key) {
        return responses.getIfPresent(key);
    }

    boolean isCurrent(CachedResponse response) {
        return response.generation() == generation.get();
    }

    /** A call, made for {@code first}, and its response, for which nobody waits long who has an older one. */
    record Call(ServerWebExchange first, Mono<CachedResponse> whole, Mono<CachedResponse> response) {}

    /**
     * The call that is running for the key, or a new one. It does not end with its client: others may wait for it, who
     * have also asked after the last change, and have also an older response in case that it fails, or also none.
     */
    Call fetch(CacheKey key, @Nullable CachedResponse older, ServerWebExchange exchange, GatewayFilterChain chain) {
        long current = generation.get();
        List<?> id = List.of(key, current, older == null);
        Call call = calls.computeIfAbsent(id, _ -> {
            Mono<CachedResponse> whole = new CapturedResponse(properties.maxBodySize())
                    .receive(CacheKey.share(exchange, older), chain, clock.millis(), current)
                    .map(response -> received(key, older, response))
                    .doOnError(failure -> remember(key, older, failure instanceof DataBufferLimitException))
                    .doOnTerminate(() -> calls.remove(id))
                    .cache();
            Duration timeout = properties.revalidationTimeout();
            return new Call(
                    exchange,
                    whole,
                    older == null ? whole : whole.timeout(timeout).cache());
        });
        if (call.first().equals(exchange)) {
            call.whole().onErrorComplete().subscribe();
        }
        return call;
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
