package dev.souk.gateway.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
    private final Map<String, Mono<CachedResponse>> calls = new ConcurrentHashMap<>();
    private final Cache<String, CachedResponse> responses;
    private final ResponseCacheProperties properties;
    private final Clock clock;

    ResponseStore(ResponseCacheProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        this.responses = Caffeine.newBuilder()
                .maximumWeight(properties.maxSize().toBytes())
                .weigher((String key, CachedResponse response) -> key.length() + response.size())
                .executor(Runnable::run) // eviction does not lag behind
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, responses, "gateway.responses");
    }

    @Nullable
    CachedResponse find(ServerHttpRequest request) {
        return responses.getIfPresent(SharedRequest.key(request));
    }

    long age(CachedResponse response) { // in seconds; of a clock that was set back nothing is known
        long millis = clock.millis() - response.requestedAt();
        return millis < 0 ? Integer.MAX_VALUE : millis / 1_000;
    }

    boolean isCurrent(CachedResponse response) {
        return response.generation() == generation.get();
    }

    /**
     * The call that is running for such a request since the last change, or a new one. It does not end with its client:
     * others may wait for it, or read what it stores.
     */
    Mono<CachedResponse> fetch(ServerWebExchange exchange, GatewayFilterChain chain) {
        String key = SharedRequest.key(exchange.getRequest());
        long current = generation.get();
        String id = current + key;
        Mono<CachedResponse> call = calls.computeIfAbsent(
                id,
                _ -> new CapturedResponse(properties.maxBodySize())
                        .receive(exchange, chain, clock.millis(), current)
                        .doOnNext(response -> store(key, response))
                        .doOnTerminate(() -> calls.remove(id))
                        .cache());
        call.onErrorComplete().subscribe();
        return call;
    }

    /** Unless there was a change since it was asked for. */
    private void store(String key, CachedResponse response) {
        responses.asMap().compute(key, (_, older) -> {
            if (!isCurrent(response) || response.status().is5xxServerError()) {
                return older;
            }
            return response.isStorable() ? response : null; // the older one is untrue, for example of what is gone
        });
    }

    /** After a change (RFC 9111, section 4.4): copies of its path are gone, all others have to be asked for again. */
    void changed(String path) {
        generation.incrementAndGet();
        responses.asMap().keySet().removeIf(key -> key.startsWith(path + '\n'));
    }
}
