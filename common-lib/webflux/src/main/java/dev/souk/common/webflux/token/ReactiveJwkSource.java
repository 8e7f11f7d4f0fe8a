package dev.souk.common.webflux.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.common.token.RefreshLimitedJwkSource;
import java.net.URL;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The public keys that verify tokens, for Spring Security's reactive decoder. Nimbus blocks, so it runs on
 * {@link Schedulers#boundedElastic()}.
 */
final class ReactiveJwkSource implements Function<SignedJWT, Flux<JWK>> {

    private static final Duration FETCH_TIMEOUT = Duration.ofMillis(2500);

    private final JWKSource<SecurityContext> keys;

    /** Fetches keys from {@code url} with {@code retriever}, which may block. */
    ReactiveJwkSource(URL url, ResourceRetriever retriever, Duration cacheTime) {
        this.keys = RefreshLimitedJwkSource.of(url, retriever, cacheTime, FETCH_TIMEOUT);
    }

    /** The keys that may verify the token; none if its key id is unknown. Fails if no keys could be fetched. */
    @Override
    public Flux<JWK> apply(SignedJWT token) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return Mono.fromCallable(() -> keys.get(selector, null))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(Function.identity());
    }
}
