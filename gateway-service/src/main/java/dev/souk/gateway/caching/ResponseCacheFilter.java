package dev.souk.gateway.caching;

import dev.souk.gateway.upstream.Changes;
import dev.souk.gateway.upstream.UpstreamCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Decides how a request is answered: from the cache, after asking the service, or by the service alone. */
@Component
class ResponseCacheFilter implements GatewayFilter, Ordered {

    private static final Set<HttpMethod> CACHED = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final FetchResult TOO_SLOW =
            new FetchResult.Failed(new TimeoutException("Longer than the time-out of a revalidation"));

    private final ResponseStore store;
    private final Revalidation revalidation;
    private final CachedAnswers answers;
    private final CacheMetrics metrics;
    private final Clock clock;
    private final Duration revalidationTimeout;

    ResponseCacheFilter(
            ResponseStore store,
            Revalidation revalidation,
            CachedAnswers answers,
            CacheMetrics metrics,
            Clock clock,
            ResponseCacheProperties properties) {
        this.store = store;
        this.revalidation = revalidation;
        this.answers = answers;
        this.metrics = metrics;
        this.clock = clock;
        this.revalidationTimeout = properties.revalidationTimeout();
    }

    @Override
    public int getOrder() {
        return UpstreamCall.FILTER_ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (Changes.isChange(exchange)) {
            String path = exchange.getRequest().getURI().getRawPath();
            return Changes.forward(exchange, chain, () -> store.changed(path), store::expireAll);
        }
        return isCached(exchange.getRequest()) ? answer(CachedRequest.of(exchange, chain)) : chain.filter(exchange);
    }

    private static boolean isCached(ServerHttpRequest request) {
        return CACHED.contains(request.getMethod()) && AcceptedType.isJson(request) && ApiVersion.isPlain(request);
    }

    private Mono<Void> answer(CachedRequest request) {
        Instant now = clock.instant();
        return switch (store.find(request.key())) {
            case StoredResponse stored -> answer(request, stored, now);
            case NotStorable known when known.isKnown(now) -> forward(request);
            case NotStorable _ -> ask(request);
            case null -> ask(request);
        };
    }

    private Mono<Void> answer(CachedRequest request, StoredResponse stored, Instant now) {
        if (stored.isFresh(now, store.generation())) {
            return answers.hit(request.exchange(), stored, CacheOutcome.HIT);
        }
        if (stored.isUsableWhileRevalidating(now, store.generation())) {
            revalidation.fetchInBackground(request, stored, now);
            return answers.hit(request.exchange(), stored, CacheOutcome.REVALIDATING);
        }
        return stored.isUsableOnError(now) ? revalidate(request, stored, now) : ask(request);
    }

    /** Nothing is stored that could be used. A HEAD is not worth a whole response. */
    private Mono<Void> ask(CachedRequest request) {
        if (!request.isGet()) {
            return forward(request);
        }
        Fetch fetch = revalidation.fetch(request, null);
        return fetch.result().flatMap(result -> write(request, fetch, result, null));
    }

    /** There is a response in case that the service is unavailable, or takes too long. */
    private Mono<Void> revalidate(CachedRequest request, StoredResponse stored, Instant now) {
        if (stored.hasJustFailed(now)) {
            return answers.stale(request.exchange(), stored);
        }
        Fetch fetch = revalidation.fetch(request, stored);
        Duration remaining = revalidationTimeout.minus(Duration.between(fetch.begunAt(), now));
        return remaining.isPositive()
                ? fetch.result()
                        .timeout(remaining, Mono.just(TOO_SLOW))
                        .flatMap(result -> write(request, fetch, result, stored))
                : answers.stale(request.exchange(), stored);
    }

    private Mono<Void> write(
            CachedRequest request, Fetch fetch, FetchResult result, @Nullable StoredResponse replacement) {
        return switch (result) {
            case FetchResult.Fresh fresh -> answers.fetched(request.exchange(), fresh, fetch.isOwn());
            case FetchResult.Private(var response)
            when response.isUnavailable() && replacement != null -> answers.stale(request.exchange(), replacement);
            case FetchResult.Private(var response)
            when fetch.isOwn() -> {
                metrics.count(CacheOutcome.FORWARDED);
                yield response.writeTo(request.exchange());
            }
            case FetchResult.Private _ -> forward(request);
            case FetchResult.TooLarge _ -> forward(request);
            case FetchResult.Failed(var failure) ->
                replacement == null ? Mono.error(failure) : answers.stale(request.exchange(), replacement);
        };
    }

    private Mono<Void> forward(CachedRequest request) {
        metrics.count(CacheOutcome.FORWARDED);
        return request.forward();
    }
}
