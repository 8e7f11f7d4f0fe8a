package dev.souk.common.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CachingReactiveJwtDecoderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock clock = mock();
    private final AtomicInteger checks = new AtomicInteger();

    @BeforeEach
    void setClock() {
        when(clock.instant()).thenReturn(NOW);
    }

    @Test
    void aValidTokenIsDecodedOnce() {
        ReactiveJwtDecoder tokens = new CachingReactiveJwtDecoder(this::check, clock);

        IntStream.range(0, 3).forEach(call -> tokens.decode("good").block());

        assertThat(checks).hasValue(1);
    }

    @Test
    void anExpiredTokenIsNotAcceptedFromTheCache() {
        ReactiveJwtDecoder tokens = new CachingReactiveJwtDecoder(this::check, clock);
        tokens.decode("good").block();
        when(clock.instant()).thenReturn(NOW.plusSeconds(10));

        tokens.decode("good").block();

        assertThat(checks).hasValue(2);
    }

    @Test
    void anInvalidTokenIsNotCached() {
        ReactiveJwtDecoder tokens = new CachingReactiveJwtDecoder(this::reject, clock);

        IntStream.range(0, 3)
                .forEach(call -> StepVerifier.create(tokens.decode("bad")).verifyError(BadJwtException.class));

        assertThat(checks).hasValue(3);
    }

    private Mono<Jwt> check(String token) {
        checks.incrementAndGet();
        return Mono.just(Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .expiresAt(NOW.plusSeconds(10))
                .build());
    }

    private Mono<Jwt> reject(String token) {
        checks.incrementAndGet();
        return Mono.error(new BadJwtException(token));
    }
}
