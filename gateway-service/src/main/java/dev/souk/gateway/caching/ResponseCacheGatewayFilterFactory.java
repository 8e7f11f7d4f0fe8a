package dev.souk.gateway.caching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The filter {@code ResponseCache}: decides how a request is answered, and says so in Cache-Status (RFC 9211). */
@Component
class ResponseCacheGatewayFilterFactory extends CachingGatewayFilterFactory {

    private final ResponseStore store;
    private final Clock clock;
    private final MeterProvider<Counter> answers;

    ResponseCacheGatewayFilterFactory(ResponseStore store, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        this.answers = Counter.builder("souk.gateway.response.cache")
                .description("Answers to requests that the response cache may answer")
                .withRegistry(meters);
        Stream.of("hit", "revalidating", "confirmed", "miss", "stale", "forwarded")
                .forEach(outcome -> answers.withTag("outcome", outcome)); // so that each is there, as 0, from the start
    }

    private record Read(CacheKey key, ServerWebExchange exchange, GatewayFilterChain chain) {}

    @Override
    Mono<Void> change(ServerWebExchange exchange, GatewayFilterChain chain) {
        String path = exchange.getRequest().getURI().getRawPath();
        Runnable made = () -> store.changed(key -> key.path().equals(path));
        return forward(exchange, chain, made, () -> store.changed(_ -> false)); // perhaps none is gone
    }

    @Override
    Mono<Void> read(ServerWebExchange exchange, GatewayFilterChain chain) {
        CacheKey key = CacheKey.of(exchange.getRequest());
        return key == null ? chain.filter(exchange) : read(new Read(key, exchange, chain), store.find(key));
    }

    private Mono<Void> read(Read read, @Nullable CachedResponse stored) {
        long now = clock.millis();
        if (stored != null
                && store.isCurrent(stored)
                && stored.age(now) < stored.until().whileRevalidating()) {
            return hit(read, stored, now);
        }
        if (stored == null || stored.age(now) >= stored.until().onError()) {
            return ask(read, null);
        }
        if (!stored.until().isPublic()) {
            return forward(read); // since the last response was not storable
        }
        return now < stored.retryAt().get() ? stale(read, stored) : ask(read, stored);
    }

    private Mono<Void> hit(Read read, CachedResponse stored, long now) {
        boolean isFresh = stored.age(now) < stored.until().fresh();
        if (!isFresh && now >= stored.retryAt().get()) {
            store.fetch(read.key(), stored, read.exchange(), read.chain()); // no client waits for it
        }
        read.exchange().getResponse().getHeaders().set("Age", Long.toString(stored.age(now)));
        return send(read, stored, isFresh ? "hit" : "revalidating", "hit; ttl=" + stored.secondsLeft(now));
    }

    private Mono<Void> ask(Read read, @Nullable CachedResponse older) {
        if (older == null && read.exchange().getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return forward(read); // not worth a whole response
        }
        ResponseStore.Call call = store.fetch(read.key(), older, read.exchange(), read.chain());
        boolean isOwn = call.first().equals(read.exchange());
        return call.response()
                .map(response -> answer(read, response, older, isOwn))
                .onErrorResume(DataBufferLimitException.class, _ -> Mono.just(forward(read)))
                .onErrorResume(failure -> older == null ? Mono.error(failure) : Mono.just(stale(read, older)))
                .flatMap(answer -> answer);
    }

    @SuppressWarnings("ReferenceEquality") // of bytes, which only a confirmed response has from the older one
    private Mono<Void> answer(Read read, CachedResponse response, @Nullable CachedResponse older, boolean isOwn) {
        if (older != null && response.isUnavailable()) {
            return stale(read, older);
        }
        if (!response.isStorable()) {
            answers.withTag("outcome", "forwarded").increment();
            return isOwn ? response.writeTo(read.exchange()) : read.chain().filter(read.exchange());
        }
        boolean isConfirmed = older != null && response.body() == older.body();
        String status = (isConfirmed ? "fwd=stale; fwd-status=304" : "fwd=miss") + (isOwn ? "; stored" : "; collapsed");
        return send(read, response, isConfirmed ? "confirmed" : "miss", status);
    }

    private Mono<Void> stale(Read read, CachedResponse stored) {
        String status = "hit; ttl=" + stored.secondsLeft(clock.millis()) + "; detail=stale-if-error";
        return send(read, stored.stale(clock.millis()), "stale", status);
    }

    private Mono<Void> send(Read read, CachedResponse response, String outcome, String status) {
        answers.withTag("outcome", outcome).increment();
        read.exchange().getResponse().getHeaders().set("Cache-Status", "gateway; " + status);
        return response.writeTo(read.exchange());
    }

    private Mono<Void> forward(Read read) {
        answers.withTag("outcome", "forwarded").increment();
        return read.chain().filter(read.exchange());
    }
}
