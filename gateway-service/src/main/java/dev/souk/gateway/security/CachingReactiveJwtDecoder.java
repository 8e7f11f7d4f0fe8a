package dev.souk.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers for some seconds that a token was good: checking an ES256 signature costs more than passing the whole
 * request on. A key that is withdrawn is refused that much later; an expired token never gets in by memory.
 */
final class CachingReactiveJwtDecoder implements ReactiveJwtDecoder {

    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(30);
    private static final int AT_MOST = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> good = Caffeine.newBuilder()
            .maximumSize(AT_MOST)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    CachingReactiveJwtDecoder(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt remembered = good.getIfPresent(token);
        return remembered != null && isCurrent(remembered)
                ? Mono.just(remembered)
                : decoder.decode(token).doOnNext(jwt -> good.put(token, jwt));
    }

    private boolean isCurrent(@Nullable Jwt token) {
        return token != null
                && token.getExpiresAt() != null
                && token.getExpiresAt().isAfter(clock.instant());
    }
}
