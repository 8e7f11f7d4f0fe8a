package dev.souk.gateway.instances;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of outlier ejection.
 *
 * @param duration how long an instance receives no calls after a connection to it failed
 */
@Validated
@ConfigurationProperties("souk.gateway.ejection")
record EjectionProperties(@NotNull Duration duration) {}
