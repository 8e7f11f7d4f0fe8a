package dev.souk.common.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.souk.common.token.RefreshLimitedJwkSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Fetches the keys before the web server starts, and so before callers find this instance in the registry: a new
 * instance that joins under load would otherwise answer its first requests late, or 503 if that fetch fails. If they
 * are unavailable, the instance starts all the same, since not every request has a token; the keys are then fetched
 * when one has.
 */
final class PublicKeyLoader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PublicKeyLoader.class);

    private final JWKSource<SecurityContext> keys;
    private volatile boolean running;

    PublicKeyLoader(JWKSource<SecurityContext> keys) {
        this.keys = keys;
    }

    @Override
    public void start() {
        running = true;
        try {
            keys.get(RefreshLimitedJwkSource.ANY_KEY, null);
        } catch (KeySourceException unavailable) {
            log.info("The keys of tokens are unavailable: {}", unavailable.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
