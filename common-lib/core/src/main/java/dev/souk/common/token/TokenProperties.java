package dev.souk.common.token;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which access tokens are valid.
 *
 * @param issuer required issuer of a token
 * @param audience required audience of a token
 * @param jwksUri address of the public keys; the host is the name of a service in the registry
 */
@Validated
@ConfigurationProperties("souk.token")
public record TokenProperties(
        @DefaultValue("https://souk.example") @NotBlank String issuer,
        @DefaultValue("souk") @NotBlank String audience,

        @DefaultValue("http://user-service/.well-known/jwks.json") @NotBlank
        String jwksUri) {}
