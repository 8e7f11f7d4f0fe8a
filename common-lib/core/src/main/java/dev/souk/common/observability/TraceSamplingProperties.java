package dev.souk.common.observability;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which spans are exported, where an address for them is configured.
 *
 * @param tracesPerSecond traces that a process begins and samples in a second at most
 * @param recordUnsampled whether of all other traces those spans are exported that failed or were slow, for which each
 *     span has to be recorded until it ends
 * @param slow how long such a span took at least
 */
@Validated
@ConfigurationProperties("souk.tracing")
public record TraceSamplingProperties(
        @DefaultValue("20") @Positive int tracesPerSecond,
        @DefaultValue("false") boolean recordUnsampled,
        @DefaultValue("1s") Duration slow) {}
