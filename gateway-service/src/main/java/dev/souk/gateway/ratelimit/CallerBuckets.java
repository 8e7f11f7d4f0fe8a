package dev.souk.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.souk.common.problem.Problems;
import dev.souk.gateway.ratelimit.RateLimitProperties.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * A token bucket for each caller. Where several gateways share the limit, each has buckets of the whole limit, and a
 * request takes as many tokens as there are gateways (ADR 27). So a bucket stays as full as it is when their number
 * changes. An evicted caller starts again with a full bucket, as after a pause.
 *
 * <p>Once half of the buckets are used, the cache (W-TinyLFU) counts uses, and evicts callers seen once before a bucket
 * in use. An eviction only ever admits more: it cannot lock a caller out. Who has more addresses than there are buckets
 * gains little by it, since each of them has a full bucket anyway.
 */
final class CallerBuckets {

    private final String policy;
    private final Limit limit;
    private final LoadingCache<String, Bucket> buckets;

    /** Creates at most {@code maxCallers} buckets; {@code policy} names the limit in the response headers. */
    CallerBuckets(String policy, Limit limit, int maxCallers, TimeMeter clock) {
        this.policy = policy;
        this.limit = limit;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(maxCallers)
                .expireAfterAccess(Duration.ofSeconds(windowSeconds() + 1L)) // by then the bucket is full
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run) // eviction does not lag behind
                .build(caller -> bucket(limit, clock));
    }

    /**
     * Takes tokens from the caller's bucket; of a request that is heavier than the bucket, as many as it can hold. If
     * there are not enough, adds the headers of the IETF draft "RateLimit header fields for HTTP" to the response, and
     * throws the problem with status 429.
     */
    void take(String caller, int tokens, HttpHeaders response) {
        ConsumptionProbe probe = buckets.get(caller).tryConsumeAndReturnRemaining(Math.min(tokens, limit.burst()));
        if (!probe.isConsumed()) {
            long retryAfter = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
            response.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
            response.set("RateLimit-Policy", "\"%s\";q=%s;w=%s".formatted(policy, limit.burst(), windowSeconds()));
            response.set("RateLimit", "\"%s\";r=0;t=%s".formatted(policy, retryAfter));
            throw Problems.TOO_MANY_REQUESTS.with("The rate limit is exceeded; the RateLimit headers describe it.");
        }
    }

    private static Bucket bucket(Limit limit, TimeMeter clock) {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }

    private int windowSeconds() {
        return Math.ceilDiv(limit.burst(), limit.perSecond());
    }
}
