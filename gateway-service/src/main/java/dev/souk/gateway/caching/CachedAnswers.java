package dev.souk.gateway.caching;

import dev.souk.gateway.upstream.StaleAnswers;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends stored responses to clients, 304 if the client has the same one. {@code Age} is in what comes from the cache,
 * {@code Cache-Status} (RFC 9211) says how in each.
 */
@Component
class CachedAnswers {

    private static final String AGE = "Age";
    private static final String STATUS = "Cache-Status";

    private final StaleAnswers stale;
    private final CacheMetrics metrics;
    private final Clock clock;

    CachedAnswers(StaleAnswers stale, CacheMetrics metrics, Clock clock) {
        this.stale = stale;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** From the cache, without asking the service first. */
    Mono<Void> hit(ServerWebExchange exchange, StoredResponse stored, CacheOutcome outcome) {
        metrics.count(outcome);
        Instant now = clock.instant();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(AGE, Long.toString(stored.age(now).toSeconds()));
        headers.set(STATUS, "gateway; hit; ttl=" + stored.secondsLeft(now));
        return write(exchange, stored);
    }

    /** After the service was asked. */
    Mono<Void> fetched(ServerWebExchange exchange, FetchResult.Fresh fetched, boolean isOwn) {
        metrics.count(fetched.isConfirmed() ? CacheOutcome.CONFIRMED : CacheOutcome.MISS);
        String status = (fetched.isConfirmed() ? "gateway; fwd=stale; fwd-status=304" : "gateway; fwd=miss")
                + (isOwn ? "; stored" : "; collapsed");
        exchange.getResponse().getHeaders().set(STATUS, status);
        return write(exchange, fetched.response());
    }

    /** Since the service is unavailable. */
    Mono<Void> stale(ServerWebExchange exchange, StoredResponse stored) {
        metrics.count(CacheOutcome.STALE);
        Instant now = clock.instant();
        exchange.getResponse()
                .getHeaders()
                .set(STATUS, "gateway; hit; ttl=" + stored.secondsLeft(now) + "; detail=stale-if-error");
        return stale.write(exchange, stored.response(), stored.age(now));
    }

    private static Mono<Void> write(ServerWebExchange exchange, StoredResponse stored) {
        String etag = stored.etag();
        boolean isKnown = etag != null && (isAnyKnown(exchange) || exchange.checkNotModified(etag));
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.remove(HttpHeaders.ETAG); // was set by the comparison
        if (!isKnown) {
            return stored.response().writeTo(exchange);
        }
        exchange.getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
        headers.addAll(stored.response().headers());
        headers.remove(HttpHeaders.CONTENT_TYPE); // of a body, which a 304 has not
        return exchange.getResponse().setComplete();
    }

    /** RFC 9110, 13.1.2; Spring compares real tags only. */
    private static boolean isAnyKnown(ServerWebExchange exchange) {
        return "*".equals(exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH));
    }
}
