package dev.souk.common.discovery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service discovery.
 *
 * @param requiredServices ids of the services it calls; it is ready once it has seen an instance of each
 * @param deregistrationDelay how long it keeps serving after it deregistered: until callers have refreshed their instances
 */
@Validated
@ConfigurationProperties("souk.discovery")
public record DiscoveryProperties(
        @DefaultValue List<String> requiredServices,
        @DefaultValue("1500ms") @NotNull Duration deregistrationDelay) {}
