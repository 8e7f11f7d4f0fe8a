package dev.souk.common.token;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.validation.annotation.Validated;

/**
 * Which access tokens are valid.
 *
 * @param issuer required issuer of a token of user-service
 * @param audience of the token of a user, which is valid for all services
 * @param machineAudiences whose tokens of machines are valid, too; a service's own name, at the gateway those it leads
 *     to
 * @param jwksUri address of the public keys; the host is the name of a service in the registry
 * @param keyCacheTime how long a public key is used after it was dropped, 6 s at least; gateway and services fetch the
 *     keys so often
 * @param provider issues the tokens instead of user-service
 */
@Validated
@ConfigurationProperties("souk.token")
public record TokenProperties(
        @DefaultValue("https://souk.example") @NotBlank String issuer,
        @DefaultValue("souk") @NotBlank String audience,
        @DefaultValue List<@NotBlank String> machineAudiences,

        @DefaultValue("http://user-service/.well-known/jwks.json") @NotBlank
        String jwksUri,

        @DefaultValue("30s") @NotNull @DurationMin(seconds = 6)
        Duration keyCacheTime,

        @Nullable @Valid Provider provider) {

    /** Where the search for the keys begins. */
    public String keysUri() {
        return provider == null
                ? jwksUri
                : provider.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
    }

    /** Of which a token needs one. */
    Set<String> audiences() {
        Set<String> audiences = new HashSet<>(provider == null ? machineAudiences : List.of());
        audiences.add(audience);
        return audiences;
    }

    /** That of user-service is ES256; another provider chooses one of three, and none with a secret that is shared. */
    public Set<SignatureAlgorithm> algorithms() {
        return provider == null
                ? Set.of(SignatureAlgorithm.ES256)
                : Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.PS256, SignatureAlgorithm.RS256);
    }

    /**
     * Another OpenID Connect provider, in all services and the gateway.
     *
     * @param issuer required issuer of a token; the keys are found by its discovery document
     * @param rolesClaim claim with the roles, such as {@code realm_access.roles} in Keycloak
     * @param adminRole the role of an admin; everybody else is a customer
     * @param untyped whether access tokens have the type {@code JWT}, or none, in place of {@code at+jwt}
     */
    public record Provider(
            @NotNull @Pattern(regexp = ISSUER, message = "must be an https address, or http of this machine")
            String issuer,

            @DefaultValue("roles") @NotBlank String rolesClaim,
            @DefaultValue("souk-admin") @NotBlank String adminRole,
            boolean untyped) {

        private static final String ISSUER =
                "https://[^/?#\\s]+(/[^?#\\s]*)?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/[^?#\\s]*)?";
    }
}
