package dev.souk.common.token;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which access tokens are good.
 *
 * @param issuer who must have issued them
 * @param audience whom they must be meant for
 * @param jwksUri where the public keys are; the host is a service's name in the registry
 */
@Validated
@ConfigurationProperties("souk.token")
public record TokenProperties(
        @DefaultValue("https://souk.example") @NotBlank String issuer,
        @DefaultValue("souk") @NotBlank String audience,

        @DefaultValue("http://user-service/.well-known/jwks.json") @NotBlank
        String jwksUri) {}
