package dev.souk.bff;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the login; those of its client are Spring Boot's.
 *
 * @param shop the address of the shop that browsers call, which this service calls as well
 * @param authorizationParameters what the provider wants to be sent when a login begins, such as {@code audience}
 */
@Validated
@ConfigurationProperties("souk.bff")
record BffProperties(
        @DefaultValue("http://localhost:8080") @NotNull URI shop,
        @DefaultValue Map<String, String> authorizationParameters) {}
