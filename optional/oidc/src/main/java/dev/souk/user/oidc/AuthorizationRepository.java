package dev.souk.user.oidc;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.user.account.TokenRevocationListener;
import dev.souk.user.account.TokenRevocationService;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Codes, and refresh tokens of public clients, work once, also in concurrent requests, between which the library does
 * not decide. Who uses one again may have stolen it, or is the one it was stolen from: all tokens of the account are
 * revoked (RFC 9700, section 4.14), those for access included, which nothing else can end here (ADR 21).
 *
 * <p>How it works: an authorization that is found by a code or a refresh token has it as an attribute, and is locked
 * before the new tokens are stored. A refresh token begins with the id of its authorization, which is so found by one
 * that was replaced, too.
 */
@Repository
class AuthorizationRepository extends JdbcOAuth2AuthorizationService implements TokenRevocationListener {

    private static final String USED = AuthorizationRepository.class.getName();
    private static final int MAX_OF_ACCOUNT = 100;
    private static final Set<String> GRANTS = Set.of("code", "refresh_token"); // types of tokens

    private final TokenRevocationService revocations;
    private final TransactionOperations transaction;
    private final Audit audit;

    AuthorizationRepository(
            JdbcOperations jdbc,
            RegisteredClientRepository clients,
            TokenRevocationService revocations,
            TransactionOperations transaction,
            Audit audit) {
        super(jdbc, clients);
        this.revocations = revocations;
        this.transaction = transaction;
        this.audit = audit;
    }

    static String refreshToken(OAuth2Authorization authorization, String secret) {
        return authorization.getId() + "." + secret;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found = super.findByToken(token, type);
        if (type == null || !GRANTS.contains(type.getValue())) {
            return found;
        }
        if (found != null) {
            return OAuth2Authorization.from(found).attribute(USED, token).build();
        }
        int idEnd = token.indexOf('.');
        if (idEnd > 0) {
            endAll(token.substring(0, idEnd));
        }
        return null;
    }

    /** A client that revokes its refresh token ends the login: a refresh at the same time finds no row to lock. */
    @Override
    public void save(OAuth2Authorization authorization) {
        String grant = authorization.getAttribute(USED);
        var refreshToken = authorization.getRefreshToken();
        var accessToken = authorization.getAccessToken();
        if (grant != null) {
            saveOnce(grant, authorization);
        } else if (refreshToken != null && refreshToken.isInvalidated()) {
            remove(authorization);
        } else if (isNewOfMachine(authorization)) {
            saveOfMachine(authorization);
        } else if (accessToken != null) { // one of its tokens is revoked
            saveUnlessReplaced(authorization, accessToken.getToken().getTokenValue());
        } else {
            super.save(authorization);
            endOldest(authorization.getPrincipalName());
        }
    }

    /**
     * At each new code a customer keeps so many logins and sessions at most, each of which lasts for hours; the library
     * reads all sessions of whoever redeems a code. As many codes that nobody has redeemed are counted apart: any page
     * may lead a browser here, and would end the logins.
     */
    private void endOldest(String principal) {
        String oldest = """
                delete from oauth2_authorization where id in (select id from (
                    select id, row_number() over (
                        partition by access_token_value is null order by created_at desc) as place
                    from oauth2_authorization
                    where principal_name = ? and authorization_code_value is not null) as ranked
                    where place > ?)
                """;
        getJdbcOperations().update(oldest, principal, MAX_OF_ACCOUNT);
        String oldestSessions = """
                delete from spring_session where primary_id in (
                    select primary_id from spring_session where principal_name = ?
                    order by creation_time desc offset ?)
                """;
        getJdbcOperations().update(oldestSessions, principal, MAX_OF_ACCOUNT);
    }

    /** What was read may be older than a refresh, or than the revocation of the refresh token. */
    private void saveUnlessReplaced(OAuth2Authorization authorization, String accessToken) {
        String current = "select id from oauth2_authorization where id = ? and access_token_value = ? for update";
        transaction.executeWithoutResult(_ -> {
            if (!getJdbcOperations()
                    .queryForList(current, String.class, authorization.getId(), accessToken)
                    .isEmpty()) {
                super.save(authorization);
            }
        });
    }

    private static boolean isNewOfMachine(OAuth2Authorization authorization) {
        var accessToken = authorization.getAccessToken();
        return authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)
                && accessToken != null
                && !accessToken.isInvalidated();
    }

    private void saveOfMachine(OAuth2Authorization authorization) {
        UUID machine = MachineTokens.id(authorization.getPrincipalName());
        transaction.executeWithoutResult(_ -> {
            super.save(authorization);
            audit.record(AuditEvent.ok(machine, "login.machine", machine));
        });
    }

    private void saveOnce(String grant, OAuth2Authorization authorization) {
        boolean isFirst = Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean isUnused = lock(authorization.getId(), grant);
            if (isUnused) {
                super.save(OAuth2Authorization.from(authorization)
                        .attributes(attributes -> attributes.remove(USED))
                        .build());
            }
            return isUnused;
        }));
        if (!isFirst) {
            endAll(authorization.getId());
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    /** Returns false if the grant was used before, or was deleted with its authorization. */
    private boolean lock(String id, String grant) {
        String unused = """
                select id from oauth2_authorization
                where id = ?
                and (refresh_token_value = ? or authorization_code_value = ? and access_token_value is null)
                for update
                """;
        return !getJdbcOperations()
                .queryForList(unused, String.class, id, grant, grant)
                .isEmpty();
    }

    private void endAll(String id) {
        OAuth2Authorization reused = findById(id);
        if (reused == null) {
            return; // it was revoked in the meantime
        }
        UUID account = UUID.fromString(reused.getPrincipalName());
        transaction.executeWithoutResult(_ -> {
            revocations.revokeTokens(account);
            audit.record(AuditEvent.failed(account, "login.token-reuse", account));
        });
    }

    @Override
    public void onRevocationOfAll() {
        getJdbcOperations().execute("select end_all_logins()");
    }

    @Override
    public void onRevocation(UUID account) {
        String name = account.toString();
        getJdbcOperations().update("delete from oauth2_authorization where principal_name = ?", name);
        getJdbcOperations().update("delete from spring_session where principal_name = ?", name);
        String passkeysOfNoAdmin = """
                delete from user_credentials where user_entity_user_id = ?
                and not exists (select from account where id = ? and role = 'ADMIN' and status = 'ACTIVE')
                """;
        getJdbcOperations().update(passkeysOfNoAdmin, PasskeyUsers.id(account).toBase64UrlString(), account);
    }
}
