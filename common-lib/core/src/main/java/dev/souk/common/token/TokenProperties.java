package dev.souk.common.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which access tokens are valid.
 *
 * @param issuer required issuer of a token
 * @param audience required audience of a token
 * @param jwksUri address of the public keys; the host is the name of a service in the registry
 * @param keyCacheTime how long a public key is used after user-service has dropped it; gateway and services fetch the
 *     keys so often
 */
@Validated
@ConfigurationProperties("souk.token")
public record TokenProperties(
        @DefaultValue("https://souk.example") @NotBlank String issuer,
        @DefaultValue("souk") @NotBlank String audience,

        @DefaultValue("http://user-service/.well-known/jwks.json") @NotBlank
        String jwksUri,

        @DefaultValue("30s") @NotNull Duration keyCacheTime) {}
