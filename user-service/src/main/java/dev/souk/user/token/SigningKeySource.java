package dev.souk.user.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * The signing keys, cached in this instance: read at the first use, not at the start, then refreshed periodically. It
 * verifies tokens without a call, also while the database is unavailable.
 */
@Component
public class SigningKeySource implements SchedulingConfigurer {

    private final SigningKeyRepository repository;
    private final SigningProperties properties;
    private volatile List<SigningKey> keys = List.of();

    SigningKeySource(SigningKeyRepository repository, SigningProperties properties) {
        this.repository = repository;
        this.properties = properties;
    }

    /** Refreshes the keys in each instance; the first one that finds the next key due inserts it. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::refresh, properties.refresh(), properties.refresh()));
    }

    /** The public parts of all keys that may have signed a valid token, and of the next key. */
    public JWKSet published() {
        return new JWKSet(
                keys().stream().<JWK>map(key -> key.pair().toPublicJWK()).toList());
    }

    /** Throws this exception where the keys cannot be read: any other would be taken for an invalid token (401). */
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return selector.select(published());
        } catch (DataAccessException unavailable) {
            throw new KeySourceException("The keys cannot be read", unavailable);
        }
    }

    /** The newest active key, with its private part; where the clock of the database was set back, the oldest one. */
    public ECKey signing() {
        return keys().stream()
                .filter(SigningKey::active)
                .findFirst()
                .orElseGet(() -> keys().getLast())
                .pair();
    }

    /** Inserts the next key when it is due, deletes retired ones, and reads all. */
    void refresh() {
        repository.generationDue(properties.rotateAfter()).ifPresent(this::insertKey);
        repository.deleteRetired(properties.keepPublished());
        keys = repository.all();
    }

    /** Replaces all keys by a new one that signs at once. Tokens of the others are invalid when the caches expire. */
    void replaceAll() {
        repository.replaceAll(SigningKey.newPair());
    }

    private void insertKey(int generation) {
        boolean first = generation == 1; // it signs at once: there is no other key yet
        repository.insert(generation, SigningKey.newPair(), first ? Duration.ZERO : properties.publishAhead());
    }

    private List<SigningKey> keys() {
        if (keys.isEmpty()) {
            refreshOnce();
        }
        return keys;
    }

    private synchronized void refreshOnce() {
        if (keys.isEmpty()) {
            refresh();
        }
    }
}
