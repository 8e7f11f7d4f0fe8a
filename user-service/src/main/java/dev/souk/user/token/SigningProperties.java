package dev.souk.user.token;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The lifetimes of tokens and signing keys.
 *
 * @param tokenLifetime lifetime of an access token; short, so that revocations can soon be forgotten
 * @param rotateAfter how long a key signs before it is replaced
 * @param publishAhead how long a new key is published before it signs; longer than the public keys are cached
 * @param refresh how often each instance reads the keys; so long it may still use one that was replaced at once
 */
@Validated
@ConfigurationProperties("souk.signing")
public record SigningProperties(
        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(minutes = 58)
        Duration tokenLifetime,

        @DefaultValue("30d") @DurationMin(seconds = 1) Duration rotateAfter,
        @DefaultValue("15m") @DurationMin Duration publishAhead,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration refresh) {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** How long a key is published after its successor became active: until its last token has expired everywhere. */
    Duration keepPublished() {
        return tokenLifetime.plus(refresh).plus(CLOCK_SKEW);
    }
}
