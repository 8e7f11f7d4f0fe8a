package dev.souk.user.oidc;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.core.Sha256;
import dev.souk.user.account.TokenRevocationService;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Codes and refresh tokens work once, also in concurrent requests, between which the library does not decide. Who uses
 * one again may have stolen it, or is the one it was stolen from: all tokens of the account are revoked (RFC 9700,
 * section 4.14), those for access included, which nothing else can end here (ADR 21).
 *
 * <p>How it works: an authorization that is found by a code or a refresh token has its hash as an attribute. The hash
 * is inserted in the transaction that stores the new tokens.
 */
final class OneTimeGrants implements OAuth2AuthorizationService {

    private static final String USED = OneTimeGrants.class.getName();
    private static final Set<String> GRANTS = Set.of("code", "refresh_token"); // types of tokens

    private final OAuth2AuthorizationService authorizations;
    private final GrantRepository grants;
    private final TokenRevocationService revocations;
    private final TransactionOperations transaction;
    private final Audit audit;

    OneTimeGrants(
            OAuth2AuthorizationService authorizations,
            GrantRepository grants,
            TokenRevocationService revocations,
            TransactionOperations transaction,
            Audit audit) {
        this.authorizations = authorizations;
        this.grants = grants;
        this.revocations = revocations;
        this.transaction = transaction;
        this.audit = audit;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        byte[] grant = authorization.getAttribute(USED);
        if (grant == null) {
            saveOrEnd(authorization);
        } else if (!Boolean.TRUE.equals(transaction.execute(_ -> saveOnce(grant, authorization)))) {
            grants.user(grant).ifPresent(_ -> endAll(authorization)); // else it was deleted in the meantime
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    /** A client that revokes its refresh token ends the login: a refresh at the same time finds no row to use. */
    private void saveOrEnd(OAuth2Authorization authorization) {
        var refreshToken = authorization.getRefreshToken();
        if (refreshToken != null && refreshToken.isInvalidated()) {
            authorizations.remove(authorization);
        } else {
            authorizations.save(authorization);
        }
    }

    private boolean saveOnce(byte[] grant, OAuth2Authorization authorization) {
        boolean isFirst = grants.use(grant, authorization.getId());
        if (isFirst) {
            authorizations.save(OAuth2Authorization.from(authorization)
                    .attributes(attributes -> attributes.remove(USED))
                    .build());
        }
        return isFirst;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found = authorizations.findByToken(token, type);
        if (type == null || !GRANTS.contains(type.getValue())) {
            return found;
        }
        byte[] grant = Sha256.of("grant", token);
        if (found != null) {
            return OAuth2Authorization.from(found).attribute(USED, grant).build();
        }
        grants.user(grant).map(this::findById).ifPresent(this::endAll); // a refresh token that was replaced
        return null;
    }

    private void endAll(OAuth2Authorization authorization) {
        UUID account = UUID.fromString(authorization.getPrincipalName());
        transaction.executeWithoutResult(_ -> {
            revocations.revokeTokens(account);
            audit.record(AuditEvent.failed(account, "login.token-reuse", account));
        });
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return authorizations.findById(id);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        authorizations.remove(authorization);
    }
}
