package dev.souk.common.token;

import org.springframework.security.oauth2.server.resource.authentication.DelegatingJwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Role and scopes of an access token as Spring Security knows them, the same at the gateway and in each service. */
public final class TokenRoles {

    private TokenRoles() {}

    /** Converts the claim {@code role} to the authority {@code ROLE_ADMIN} or {@code ROLE_CUSTOMER}. */
    public static JwtGrantedAuthoritiesConverter converter() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("role");
        roles.setAuthorityPrefix("ROLE_");
        return roles;
    }

    /**
     * Converts a token to an authentication with that authority, and one such as {@code SCOPE_cart-service:items.write}
     * for each scope.
     */
    public static JwtAuthenticationConverter authentication() {
        var authentication = new JwtAuthenticationConverter();
        authentication.setJwtGrantedAuthoritiesConverter(
                new DelegatingJwtGrantedAuthoritiesConverter(converter(), new JwtGrantedAuthoritiesConverter()));
        return authentication;
    }
}
