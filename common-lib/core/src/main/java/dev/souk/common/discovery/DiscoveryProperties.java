package dev.souk.common.discovery;

import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service discovery.
 *
 * @param requiredServices ids of the services that this one calls; it is ready once each has had an instance, or two
 *     minutes after its start, if the registry lists it
 * @param deregistrationDelay how long it keeps serving after it has deregistered: until callers have refreshed their
 *     instances
 */
@Validated
@ConfigurationProperties("souk.discovery")
public record DiscoveryProperties(
        @DefaultValue List<String> requiredServices,
        @DefaultValue("1500ms") @DurationMin Duration deregistrationDelay) {}
