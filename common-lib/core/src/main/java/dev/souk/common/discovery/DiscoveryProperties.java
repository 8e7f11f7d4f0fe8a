package dev.souk.common.discovery;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service discovery.
 *
 * @param requiredServices ids of the services that this one calls; it is ready once each has had an instance
 * @param deregistrationDelay how long it keeps serving after it has deregistered: until callers have refreshed their
 *     instances
 * @param weightFile has the weight of this instance, which others may change while it runs: a number from 0, for no
 *     calls. Without the file it has the weight that each has that says nothing
 */
@Validated
@ConfigurationProperties("souk.discovery")
public record DiscoveryProperties(
        @DefaultValue List<String> requiredServices,
        @DefaultValue("1500ms") @NotNull Duration deregistrationDelay,
        @Nullable Path weightFile) {}
