package dev.souk.common.inbox;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the inbox remembers.
 *
 * @param retention longer than any record is kept on a topic; behind it the aggregates' own rules still hold
 * @param sweepInterval between two looks for events to forget, each of which forgets a hundred thousand at most
 */
@Validated
@ConfigurationProperties("souk.inbox")
public record InboxProperties(
        @DefaultValue("14d") @NotNull Duration retention,
        @DefaultValue("1m") @NotNull Duration sweepInterval) {}
