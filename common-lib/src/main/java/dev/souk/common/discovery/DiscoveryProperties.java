package dev.souk.common.discovery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service stands among others.
 *
 * @param needs the services it calls; it is ready when it has seen an instance of each
 * @param farewell how long it goes on after it has left the registry: until callers have noticed
 */
@Validated
@ConfigurationProperties("souk.discovery")
public record DiscoveryProperties(
        @DefaultValue List<String> needs,
        @DefaultValue("1500ms") @NotNull Duration farewell) {}
