package dev.souk.user.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a login may fail.
 *
 * @param email with one e-mail, whoever tries: against guessing one user's password
 * @param client from one address, whichever e-mail: against trying one password on all users. Generous, since a whole
 *     office may share an address
 */
@Validated
@ConfigurationProperties("souk.login")
public record LoginProperties(
        @DefaultValue @Valid EmailLimit email,
        @DefaultValue @Valid ClientLimit client) {

    /**
     * The limit for one e-mail.
     *
     * @param failures in quick succession
     * @param regain after which time each of them is forgotten
     */
    public record EmailLimit(
            @DefaultValue("10") @Min(1) @Max(1_000) int failures,
            @DefaultValue("1m") @NotNull Duration regain) {}

    /**
     * The limit for one client.
     *
     * @param failures in quick succession
     * @param regain after which time each of them is forgotten
     */
    public record ClientLimit(
            @DefaultValue("100") @Min(1) @Max(100_000) int failures,
            @DefaultValue("6s") @NotNull Duration regain) {}
}
