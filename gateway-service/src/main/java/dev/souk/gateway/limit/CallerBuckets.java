package dev.souk.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * One token bucket for each caller. A caller who was forgotten starts with a full bucket, which is what a pause gives
 * anyway.
 */
final class CallerBuckets {

    private final String policy;
    private final int perSecond;
    private final int burst;
    private final TimeMeter clock;
    private final LoadingCache<String, Bucket> buckets;

    /**
     * CallerBuckets of {@code burst} tokens that refill by {@code perSecond}; {@code policy} is their name in the answer's
     * headers.
     */
    CallerBuckets(String policy, int perSecond, int burst, int remembered, TimeMeter clock) {
        this.policy = policy;
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder().maximumSize(remembered).build(caller -> newBucket());
    }

    /** Takes a token; empty when there was one, else when to come back. */
    Optional<RateLimitExceeded> take(String caller) {
        ConsumptionProbe probe = buckets.get(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(new RateLimitExceeded(
                        policy, burst, windowSeconds(), seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }

    private int windowSeconds() {
        return Math.ceilDiv(burst, perSecond);
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
