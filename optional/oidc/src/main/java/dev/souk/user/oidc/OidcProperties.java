package dev.souk.user.oidc;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of OpenID Connect; those of its clients are Spring Boot's.
 *
 * @param machineSecret the secret of the client {@code souk-machine}, random; required, since a default would be public
 * @param machineScopes what {@code souk-machine} may do, one text with commas; each begins with the name of a service
 *     and a colon
 * @param pageSecret the secret of the client {@code souk-page}, by which the shop page logs in; likewise
 * @param idleTimeout after which a login session ends
 * @param loginLifetime after which a login session ends in any case
 * @param passkeys whether admins can log in by a passkey
 */
@Validated
@ConfigurationProperties("souk.oidc")
record OidcProperties(
        @NotNull @Pattern(regexp = OidcProperties.SECRET, message = OidcProperties.SECRET_RULE)
        String machineSecret,

        @DefaultValue("cart-service:items.write")
        List<@Pattern(regexp = "[a-z-]+:[!-~]+", message = "must be like cart-service:items.write") String>
                machineScopes,

        @NotNull @Pattern(regexp = OidcProperties.SECRET, message = OidcProperties.SECRET_RULE)
        String pageSecret,

        @DefaultValue("30m") @DurationMin(seconds = 1) Duration idleTimeout,
        @DefaultValue("8h") @DurationMin(seconds = 1) Duration loginLifetime,
        boolean passkeys) {

    /**
     * The same in a header of Basic authentication, whose words are decoded, whether the client encodes them or not.
     */
    static final String SECRET = "[A-Za-z0-9._~=-]{32,128}";

    static final String SECRET_RULE = "must have 32 to 128 letters, digits and characters of ._~=-";

    @Override
    public String toString() {
        return "OidcProperties"; // the secret must not reach a log by accident
    }
}
