package dev.souk.gateway.ratelimit;

import dev.souk.gateway.ratelimit.RateLimitProperties.Limit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

/**
 * The bucket of one caller in one of several gateways: an equal share of the limit. All gateways together let pass what
 * a single one would, if each gets its share of the caller's requests (ADR 27). When their number changes, the bucket
 * stays as full as it was.
 */
final class SharedBucket {

    private final Limit limit;
    private final Bucket bucket;
    private volatile int gateways;

    SharedBucket(Limit limit, int gateways, TimeMeter clock) {
        this.limit = limit;
        this.gateways = gateways;
        this.bucket = Bucket.builder()
                .addLimit(share(limit, gateways))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** Takes tokens; of a request that is heavier than the bucket, as many as it can hold. */
    ConsumptionProbe take(int tokens, int among) {
        if (gateways != among) {
            divide(among);
        }
        return bucket.tryConsumeAndReturnRemaining(Math.min(tokens, capacity(limit, among)));
    }

    private synchronized void divide(int among) {
        if (gateways != among) {
            BucketConfiguration share =
                    BucketConfiguration.builder().addLimit(share(limit, among)).build();
            bucket.replaceConfiguration(share, TokensInheritanceStrategy.PROPORTIONALLY);
            gateways = among;
        }
    }

    private static Bandwidth share(Limit limit, int among) {
        return Bandwidth.builder()
                .capacity(capacity(limit, among))
                .refillGreedy(limit.perSecond(), Duration.ofSeconds(among))
                .build();
    }

    /** Rounded up, so that a small burst is not rounded to nothing. */
    private static int capacity(Limit limit, int among) {
        return Math.ceilDiv(limit.burst(), among);
    }
}
