package dev.souk.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Caches valid tokens for 30 seconds, since verifying an ES256 signature costs more than forwarding the request. A
 * revoked key is therefore rejected that much later. An expired token is never accepted from the cache.
 */
final class CachingReactiveJwtDecoder implements ReactiveJwtDecoder {

    private static final Duration CACHE_TIME = Duration.ofSeconds(30);
    private static final int MAX_TOKENS = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> valid = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
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
