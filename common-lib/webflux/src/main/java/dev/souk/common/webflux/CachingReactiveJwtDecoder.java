package dev.souk.common.webflux;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Caches valid tokens for 15 seconds, since verifying an ES256 signature costs more than forwarding the request. A
 * revoked key is therefore rejected that much later. An expired token is never accepted from the cache. The cache is
 * bounded by the bytes that it may take of the heap, about 1,000 tokens.
 */
final class CachingReactiveJwtDecoder implements ReactiveJwtDecoder {

    private static final Duration CACHE_TIME = Duration.ofSeconds(15);
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int CLAIMS_BYTES = 2_500; // of a parsed token: two maps and what is in them

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> valid = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String token, Jwt _) -> CLAIMS_BYTES + 2 * token.length()) // Jwt has a copy of the token
            .expireAfterWrite(CACHE_TIME)
            .build();

    CachingReactiveJwtDecoder(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt cached = valid.getIfPresent(token);
        return cached != null && !isExpired(cached)
                ? Mono.just(cached)
                : decoder.decode(token).doOnNext(jwt -> valid.put(token, jwt));
    }

    private boolean isExpired(Jwt token) {
        Instant expiry = token.getExpiresAt();
        return expiry == null || !expiry.isAfter(clock.instant());
    }
}
