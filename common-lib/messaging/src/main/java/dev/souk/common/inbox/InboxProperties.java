package dev.souk.common.inbox;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Retention of the inbox.
 *
 * @param retention how long an event is remembered: longer than the retention of any topic; after it the rules of the
 *     aggregates still reject duplicates
 */
@Validated
@ConfigurationProperties("souk.inbox")
public record InboxProperties(
        @DefaultValue("14d") @DurationMin(hours = 1) Duration retention) {}
