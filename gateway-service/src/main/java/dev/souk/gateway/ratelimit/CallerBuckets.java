package dev.souk.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.souk.gateway.ratelimit.RateLimitProperties.Limit;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * A token bucket for each caller, with the share of this gateway. An evicted caller starts again with a full bucket, as
 * after a pause.
 *
 * <p>Once half of the buckets are used, the cache (W-TinyLFU) counts uses, and evicts callers seen once before a bucket
 * in use. An eviction only ever admits more: it cannot lock a caller out. Who has more addresses than there are buckets
 * gains little by it, since each of them has a full bucket anyway.
 */
final class CallerBuckets {

    private final String policy;
    private final Limit limit;
    private final IntSupplier gateways;
    private final LoadingCache<String, SharedBucket> buckets;

    /**
     * Creates at most {@code maxCallers} buckets; {@code policy} names the limit in the response headers, and
     * {@code gateways} says how many share it.
     */
    CallerBuckets(String policy, Limit limit, int maxCallers, IntSupplier gateways, TimeMeter clock) {
        this.policy = policy;
        this.limit = limit;
        this.gateways = gateways;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(maxCallers)
                .expireAfterAccess(Duration.ofSeconds(windowSeconds() + 1L)) // by then the bucket is full
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run) // eviction does not lag behind
                .build(caller -> new SharedBucket(limit, gateways.getAsInt(), clock));
    }

    /** Takes tokens from the caller's bucket. Empty if there were enough, else says when to retry. */
    Optional<RateLimitExceeded> take(String caller, int tokens) {
        ConsumptionProbe probe = buckets.get(caller).take(tokens, gateways.getAsInt());
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(new RateLimitExceeded(
                        policy, limit.burst(), windowSeconds(), seconds(probe.getNanosToWaitForRefill())));
    }

    private int windowSeconds() {
        return Math.ceilDiv(limit.burst(), limit.perSecond());
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
