package dev.souk.gateway.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The filter {@code LastAnswer} of a route that needs a token: while the service is unavailable, a user gets the own
 * last answer again, unless this user has changed something since. It is no HTTP cache: the service is always asked.
 */
@Component
class LastAnswerGatewayFilterFactory extends CachingGatewayFilterFactory {

    private final Cache<String, LastAnswer> bySubject; // of the verified token
    private final CachingProperties.LastAnswer properties;
    private final Clock clock;

    LastAnswerGatewayFilterFactory(CachingProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties.lastAnswer();
        this.clock = clock;
        this.bySubject = Caffeine.newBuilder()
                .maximumWeight(this.properties.maxSize().toBytes())
                .weigher((String _, LastAnswer answer) -> answer.response().size())
                .expireAfterWrite(this.properties.lifetime())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run) // eviction does not lag behind
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, bySubject, "gateway.last-answers");
    }

    private record LastAnswer(@Nullable CacheKey key, CachedResponse response) {}

    @Override
    Mono<Void> read(ServerWebExchange exchange, GatewayFilterChain chain) {
        CacheKey key = CacheKey.of(exchange.getRequest());
        return key == null || exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? chain.filter(exchange)
                : exchange.getPrincipal().single().flatMap(user -> read(user.getName(), key, exchange, chain));
    }

    private Mono<Void> read(String subject, CacheKey key, ServerWebExchange exchange, GatewayFilterChain chain) {
        LastAnswer before = bySubject.getIfPresent(subject);
        CachedResponse usable = before != null && key.equals(before.key()) ? before.response() : null;
        return new CapturedResponse(properties.maxBodySize())
                .receive(exchange, chain, clock.millis(), 0)
                .doOnNext(response -> {
                    if (response.status().isSameCodeAs(HttpStatus.OK)) { // and the user has changed nothing meanwhile
                        var kept = new LastAnswer(key, response);
                        bySubject.asMap().compute(subject, (_, last) -> Objects.equals(last, before) ? kept : last);
                    }
                })
                .filter(response -> usable == null || !response.isUnavailable())
                .onErrorComplete(failure -> usable != null && !(failure instanceof DataBufferLimitException))
                .switchIfEmpty(Mono.justOrEmpty(usable).map(older -> older.stale(clock.millis())))
                .flatMap(response -> response.writeTo(exchange))
                .onErrorResume(DataBufferLimitException.class, _ -> chain.filter(exchange));
    }

    @Override
    Mono<Void> change(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal().single().flatMap(user -> {
            var nothing = new LastAnswer(null, CachedResponse.none(0)); // so that what is on its way is not kept
            Runnable forget = () -> bySubject.put(user.getName(), nothing);
            return forward(exchange, chain, forget, forget);
        });
    }

    /** The filter {@code ForgetLastAnswer} of a route whose changes have effects on what {@code LastAnswer} keeps. */
    @Component
    static class ForgetLastAnswerGatewayFilterFactory extends CachingGatewayFilterFactory {

        private final LastAnswerGatewayFilterFactory answers;

        ForgetLastAnswerGatewayFilterFactory(LastAnswerGatewayFilterFactory answers) {
            this.answers = answers;
        }

        @Override
        Mono<Void> change(ServerWebExchange exchange, GatewayFilterChain chain) {
            return answers.change(exchange, chain);
        }
    }
}
