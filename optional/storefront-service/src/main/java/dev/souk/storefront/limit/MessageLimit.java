package dev.souk.storefront.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * Limits the messages of a client over one WebSocket, of which the gateway counts the handshake only.
 *
 * @param perSecond on average; four times as many at once
 */
public record MessageLimit(int perSecond) {

    /** Of one more WebSocket. */
    public Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(4L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
