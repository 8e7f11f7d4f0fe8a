package dev.souk.common.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds no key for an unknown key id while the source may not refresh again, so that the token is invalid (401). Nimbus
 * throws an exception instead, which Spring Security takes for unavailable keys (503): anybody could cause these with
 * invented key ids.
 */
public final class RefreshLimitedJwkSource implements JWKSource<SecurityContext> {

    /** Whatever keys there are. */
    public static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    private final JWKSource<SecurityContext> source;

    /** Wraps a caching source with a rate limit. */
    public RefreshLimitedJwkSource(JWKSource<SecurityContext> source) {
        this.source = source;
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
