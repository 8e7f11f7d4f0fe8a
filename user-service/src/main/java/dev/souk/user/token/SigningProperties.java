package dev.souk.user.token;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
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
        @DefaultValue("15m") @NotNull Duration tokenLifetime,
        @DefaultValue("30d") @NotNull Duration rotateAfter,
        @DefaultValue("15m") @NotNull Duration publishAhead,
        @DefaultValue("10s") @NotNull Duration refresh) {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** How long a key is published after its successor became active: until its last token has expired everywhere. */
    Duration keepPublished() {
        return tokenLifetime.plus(refresh).plus(CLOCK_SKEW);
    }
}
