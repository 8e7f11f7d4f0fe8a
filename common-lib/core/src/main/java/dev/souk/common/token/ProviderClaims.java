package dev.souk.common.token;

import dev.souk.common.core.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/**
 * Turns the claims of another provider into those that user-service gives a token, so that nothing else has to know of
 * that provider. The id of an account is a hash of issuer and subject: every process knows it without a call, and no
 * provider can name the account of another one, or one that was registered here. What else a token says about a person
 * is forgotten. ID tokens and those of a client without a user have no subject, and are refused.
 */
record ProviderClaims(TokenProperties.Provider provider)
        implements Converter<Map<String, Object>, Map<String, Object>> {

    private static final Converter<Map<String, Object>, Map<String, Object>> TYPES =
            MappedJwtClaimSetConverter.withDefaults(Map.of());
    private static final Set<String> KEPT = Set.of("iss", "aud", "exp", "nbf", "iat", "jti", "client_id", "cnf");

    /** Leaves the claims of user-service as they are. */
    static Converter<Map<String, Object>, Map<String, Object>> of(TokenProperties properties) {
        return properties.provider() == null ? TYPES : new ProviderClaims(properties.provider());
    }

    @Override
    public Map<String, Object> convert(Map<String, Object> claims) {
        Map<String, Object> kept = new HashMap<>(claims);
        kept.keySet().retainAll(KEPT);
        if (claims.get("sub") instanceof String subject && !isForClient(subject, claims)) {
            kept.put("sub", account(subject).toString());
            kept.put("role", isAdmin(claims) ? "ADMIN" : "CUSTOMER");
        }
        return TYPES.convert(kept);
    }

    /** An ID token, or one of a client for itself, whose subject each provider chooses (RFC 9068, section 5). */
    private boolean isForClient(String subject, Map<String, Object> claims) {
        return Stream.of("client_id", "azp", "cid").map(claims::get).anyMatch(subject::equals)
                || subject.endsWith("@clients") // Auth0
                || (provider.untyped() && Stream.of("nonce", "at_hash").anyMatch(claims::containsKey))
                || "app".equals(claims.get("idtyp")) // Entra ID
                || String.valueOf(claims.get("preferred_username")).startsWith("service-account-"); // Keycloak
    }

    private UUID account(String subject) {
        return UUID.nameUUIDFromBytes(Sha256.of("account", provider.issuer(), subject));
    }

    private boolean isAdmin(Map<String, Object> claims) {
        Object roles = claims.containsKey(provider.rolesClaim())
                ? claims.get(provider.rolesClaim()) // some have an address as their name, with dots
                : nested(claims);
        return roles instanceof Collection<?> all
                ? all.contains(provider.adminRole())
                : provider.adminRole().equals(roles);
    }

    private @Nullable Object nested(Map<String, Object> claims) {
        Object value = claims;
        for (String name : provider.rolesClaim().split("\\.", -1)) {
            value = value instanceof Map<?, ?> outer ? outer.get(name) : null;
        }
        return value;
    }
}
