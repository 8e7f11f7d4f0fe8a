package dev.souk.gateway.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The public keys that sign tokens, fetched when the first token comes and once for all who wait. They are fetched
 * again when they are old or a token names an unknown key, but not for every invented key id; while user-service is
 * away, the known ones serve on.
 */
final class SigningKeys implements Function<SignedJWT, Flux<JWK>> {

    private static final Duration OLD = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AtomicReference<@Nullable Fetched> known = new AtomicReference<>();
    private final Mono<Fetched> fetch;
    private final Clock clock;

    /** {@code source} reads the keys from where they are published, each time it is subscribed to. */
    SigningKeys(Mono<JWKSet> source, Clock clock) {
        this.clock = clock;
        this.fetch = source.map(keys -> new Fetched(keys, clock.instant()))
                .doOnNext(known::set)
                .flux()
                .share()
                .next();
    }

    @Override
    public Flux<JWK> apply(SignedJWT token) {
        JWKSelector wanted = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return current(wanted).flatMapIterable(wanted::select);
    }

    private Mono<JWKSet> current(JWKSelector wanted) {
        Fetched last = known.get();
        if (last == null) {
            return fetch.map(Fetched::keys);
        }
        boolean found = !wanted.select(last.keys()).isEmpty();
        if (last.isOlderThan(found ? OLD : PAUSE, clock)) {
            Mono<Fetched> newest = found ? fetch.onErrorReturn(last) : fetch;
            return newest.map(Fetched::keys);
        }
        return Mono.just(last.keys());
    }

    private record Fetched(JWKSet keys, Instant at) {

        boolean isOlderThan(Duration age, Clock clock) {
            return clock.instant().isAfter(at.plus(age));
        }
    }
}
