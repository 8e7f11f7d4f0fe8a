package dev.souk.gateway.caching;

import java.time.Duration;
import java.time.Instant;

/**
 * The last response for a key may not be stored. For a while its requests are forwarded as they are, so that they do
 * not wait for each other in vain.
 */
record NotStorable(Instant since) implements CacheEntry {

    private static final Duration KNOWN = Duration.ofSeconds(10);

    boolean isKnown(Instant now) {
        return now.isBefore(since.plus(KNOWN));
    }

    @Override
    public int size() {
        return 0;
    }
}
