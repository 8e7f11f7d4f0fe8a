package dev.souk.user.token;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long tokens and the keys that sign them last.
 *
 * @param tokenLifetime of an access token; it cannot be called back, so it is short
 * @param rotateAfter how long a key signs before the next one takes over
 * @param publishAhead how long a new key is published before it signs: longer than anybody caches the public keys
 * @param refresh how often each instance looks for keys that others have made
 */
@Validated
@ConfigurationProperties("souk.signing")
public record SigningProperties(
        @DefaultValue("15m") @NotNull Duration tokenLifetime,
        @DefaultValue("30d") @NotNull Duration rotateAfter,
        @DefaultValue("15m") @NotNull Duration publishAhead,
        @DefaultValue("30s") @NotNull Duration refresh) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** How long a key is still published once the next one signs: until the last of its tokens has expired anywhere. */
    Duration keepPublished() {
        return tokenLifetime.plus(refresh).plus(CLOCKS_DIFFER);
    }
}
