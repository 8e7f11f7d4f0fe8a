package dev.souk.user.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The keys as this instance knows them: read at first use, not at the start, then looked at again every half minute. As
 * the service's own {@link JWKSource} it checks tokens without asking anybody, also while the database is away.
 */
@Component
public class SigningKeySource implements JWKSource<SecurityContext> {

    private final SigningKeyRepository table;
    private final SigningProperties settings;
    private volatile List<SigningKey> keys = List.of();

    SigningKeySource(SigningKeyRepository table, SigningProperties settings) {
        this.table = table;
        this.settings = settings;
    }

    /** The public parts of all keys whose tokens may be about, and of the next one. */
    public JWKSet published() {
        return new JWKSet(
                keys().stream().<JWK>map(key -> key.pair().toPublicJWK()).toList());
    }

    /** Keys that cannot be read are not a bad token: said otherwise than by this exception, it would be one (401). */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return selector.select(published());
        } catch (DataAccessException away) {
            throw new KeySourceException("The keys cannot be read", away);
        }
    }

    /** The newest key that may sign. */
    ECKey signing() {
        return keys().stream()
                .filter(SigningKey::active)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No signing key is active"))
                .pair();
    }

    /** Makes the next key when it is time, forgets those that have served, and reads what is there then. */
    void refresh() {
        table.generationDue(settings.rotateAfter()).ifPresent(this::makeKey);
        table.deleteRetired(settings.keepPublished());
        keys = table.all();
    }

    private void makeKey(int generation) {
        boolean first = generation == 1; // nobody can know it before it signs, and nobody else could sign until then
        table.insert(generation, SigningKey.newPair(), first ? Duration.ZERO : settings.publishAhead());
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
