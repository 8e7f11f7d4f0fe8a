package dev.souk.common.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The public keys that verify tokens: fetched on first use, once more if that fails, and cached. For a short time, so
 * that a key that was removed is not accepted for long, and while they are unavailable for as long as a token lives.
 *
 * <p>Finds no key for an unknown key id while the source may not refresh again, so that the token is invalid (401).
 * Nimbus throws an exception instead, which Spring Security takes for unavailable keys (503): anybody could cause these
 * with invented key ids.
 */
record RefreshLimitedJwkSource(JWKSource<SecurityContext> source)
        implements JWKSource<SecurityContext>, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(RefreshLimitedJwkSource.class);

    private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    /** Two fetches in each, however many unknown key ids tokens name. */
    private static final Duration FETCH_INTERVAL = Duration.ofSeconds(1);

    private static final Duration OUTAGE = Duration.ofMinutes(15); // longer is useless: nobody can log in either

    /**
     * The keys at {@code url}, which {@code retriever} fetches within {@code timeout}; it may block.
     *
     * @param nanoTime as {@link System#nanoTime}: by a clock that is set back, nothing would be fetched until then
     */
    static RefreshLimitedJwkSource of(
            URL url, ResourceRetriever retriever, Duration cacheTime, Duration timeout, LongSupplier nanoTime) {
        var cached = (JWKSetBasedJWKSource<SecurityContext>) JWKSourceBuilder.create(url, retriever)
                .cache(cacheTime.toMillis(), timeout.toMillis())
                // In the background, while the old keys are used: half of the time is left for it.
                .refreshAheadCache(cacheTime.toMillis() / 2 - timeout.toMillis(), false)
                .rateLimited(FETCH_INTERVAL.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .retrying(true)
                .build();
        return new RefreshLimitedJwkSource(new JWKSetBasedJWKSource<>(timed(cached.getJWKSetSource(), nanoTime)));
    }

    private static JWKSetSource<SecurityContext> timed(JWKSetSource<SecurityContext> source, LongSupplier nanoTime) {
        long start = nanoTime.getAsLong(); // Nimbus takes no time before 0
        return new JWKSetSourceWrapper<>(source) {
            @Override
            public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long clock, SecurityContext context)
                    throws KeySourceException {
                return getSource()
                        .getJWKSet(refresh, TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start), context);
            }
        };
    }

    /**
     * As a bean, fetches the keys before callers find this instance in the registry: a new instance that joins under
     * load would otherwise respond late to its first requests, or with 503 if that fetch fails. If they are
     * unavailable, the instance starts all the same, since not every request has a token; the keys are then fetched
     * when one has. The same holds where the registry is first read in the background.
     */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            get(ANY_KEY, null);
        } catch (KeySourceException unavailable) {
            log.info("The keys of tokens are unavailable: {}", unavailable.getMessage());
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return source.get(selector, context);
        } catch (RateLimitReachedException unknownKeyOrNoKeys) {
            source.get(ANY_KEY, context); // fails again if there are no keys at all
            return List.of();
        }
    }
}
