package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.gateway.TestTokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SigningKeysTest {

    private final TestTokenIssuer old = new TestTokenIssuer("old");
    private final TestTokenIssuer recent = new TestTokenIssuer("recent");
    private final TestClock clock = new TestClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicReference<Mono<JWKSet>> published = new AtomicReference<>(Mono.just(old.publicKeys()));
    private final SigningKeys keys = new SigningKeys(
            Mono.defer(() -> {
                fetches.incrementAndGet();
                return published.get();
            }),
            clock);

    @Test
    void keysAreFetchedOnceForManyTokens() {
        IntStream.range(0, 5).forEach(token -> assertThat(keysFor(old)).hasSize(1));

        assertThat(fetches).hasValue(1);
    }

    @Test
    void anUnknownKeyIsLookedForAgainAfterAPause() {
        keysFor(old);
        published.set(Mono.just(recent.publicKeys()));

        assertThat(keysFor(recent)).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(keysFor(recent)).hasSize(1);
    }

    @Test
    void inventedKeyIdsDoNotCauseAFetchEach() {
        IntStream.range(0, 100).forEach(id -> keysFor(new TestTokenIssuer("invented-" + id)));

        assertThat(fetches).hasValue(1);
    }

    @Test
    void anOldSetIsFetchedAgainSoThatAWithdrawnKeyIsForgotten() {
        keysFor(old);
        published.set(Mono.just(recent.publicKeys()));
        clock.advance(Duration.ofMinutes(6));

        assertThat(keysFor(old)).isEmpty();
    }

    @Test
    void knownKeysServeOnWhileTheirSourceIsAway() {
        keysFor(old);
        sourceIsAway();
        clock.advance(Duration.ofMinutes(6));

        assertThat(keysFor(old)).hasSize(1);
    }

    @Test
    void withoutAnyKeysTheFailureIsTold() {
        sourceIsAway();

        assertThatThrownBy(() -> keysFor(old)).isInstanceOf(UncheckedIOException.class);
    }

    private void sourceIsAway() {
        published.set(Mono.error(new UncheckedIOException(new IOException("away"))));
    }

    private List<JWK> keysFor(TestTokenIssuer issuer) {
        try {
            return keys.apply(SignedJWT.parse(issuer.token()))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
