package dev.souk.common.token;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Role and scopes of an access token as Spring Security knows them, the same at the gateway and in each service. */
public final class TokenRoles {

    private static final String ROLE = "role";

    private TokenRoles() {}

    /**
     * Converts the claim {@code role} to the authority {@code ROLE_ADMIN} or {@code ROLE_CUSTOMER}; the scopes of a
     * machine, which has no role, to authorities such as {@code SCOPE_cart-service:items.write}. What a user has
     * allowed a client is no right of the user.
     */
    public static JwtAuthenticationConverter authentication() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName(ROLE);
        roles.setAuthorityPrefix("ROLE_");
        var scopes = new JwtGrantedAuthoritiesConverter();
        var authentication = new JwtAuthenticationConverter();
        authentication.setJwtGrantedAuthoritiesConverter(
                token -> (token.hasClaim(ROLE) ? roles : scopes).convert(token));
        return authentication;
    }
}
