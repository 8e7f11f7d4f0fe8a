package dev.souk.user.oidc;

import com.nimbusds.jose.util.X509CertUtils;
import dev.souk.common.core.Sha256;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/**
 * The access token of a client without a user. It is for one service, which follows from the scopes (RFC 9068, section
 * 3): each begins with its name, as {@code cart-service:items.write} does. That of a client that has shown a
 * certificate is bound to it (RFC 8705, section 3).
 */
final class MachineTokens {

    private MachineTokens() {}

    /** No machine gets the audience of the token of a user, which is valid for all services. */
    static void customize(JwtEncodingContext token, String allServices) {
        List<String> services = token.getAuthorizedScopes().stream()
                .map(scope -> scope.contains(":") ? scope.replaceFirst(":.*", "") : allServices)
                .distinct()
                .toList();
        if (services.size() != 1 || services.contains(allServices)) { // each of several could use it at the others
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        token.getClaims()
                .subject(id(token.getRegisteredClient().getClientId()).toString())
                .audience(Collections.singletonList(services.getFirst())); // stored, as the type that the library reads
        if (token.getAuthorizationGrant() != null
                && token.getAuthorizationGrant().getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                && client.getCredentials() instanceof X509Certificate[] chain) {
            String thumbprint = X509CertUtils.computeSHA256Thumbprint(chain[0]).toString();
            token.getClaims().claim("cnf", new HashMap<>(Map.of("x5t#S256", thumbprint))); // likewise
        }
    }

    /** As the audit trail and the limits know it: like the id of an account, and of none. */
    static UUID id(String client) {
        return UUID.nameUUIDFromBytes(Sha256.of("client", client));
    }
}
