package dev.souk.common.webflux.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
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
 * The public keys that verify tokens, for Spring Security's reactive decoder. Nimbus fetches them on first use, caches
 * them, and keeps using them while their source is unavailable. Nimbus blocks, so it runs on
 * {@link Schedulers#boundedElastic()}.
 */
final class ReactiveJwkSource implements Function<SignedJWT, Flux<JWK>> {

    private static final Duration FETCH_TIMEOUT = Duration.ofMillis(2500);
    private static final Duration OUTAGE_CACHE_TIME = Duration.ofMinutes(15); // a token lives as long
    /** In each interval Nimbus allows two fetches, however many unknown key ids tokens name. */
    private static final Duration FETCH_INTERVAL = Duration.ofSeconds(1);

    private final JWKSource<SecurityContext> keys;

    /** Fetches keys from {@code url} with {@code retriever}, which may block. */
    ReactiveJwkSource(URL url, ResourceRetriever retriever, Duration cacheTime) {
        this.keys = new RefreshLimitedJwkSource(JWKSourceBuilder.create(url, retriever)
                .cache(cacheTime.toMillis(), FETCH_TIMEOUT.toMillis())
                // In the background, while the old keys are used: half of the time is left for it.
                .refreshAheadCache(cacheTime.toMillis() / 2 - FETCH_TIMEOUT.toMillis(), false)
                .rateLimited(FETCH_INTERVAL.toMillis())
                .outageTolerant(OUTAGE_CACHE_TIME.toMillis())
                .retrying(true)
                .build());
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
