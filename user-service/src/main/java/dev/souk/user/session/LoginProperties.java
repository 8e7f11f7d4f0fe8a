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
 * The limits of failed logins.
 *
 * @param email for one e-mail from all clients: against guessing the password of one user
 * @param client for one client address with all e-mails: against trying one password on all users; higher, since an
 *     office may share an address
 */
@Validated
@ConfigurationProperties("souk.login")
record LoginProperties(
        @DefaultValue @Valid EmailLimit email,
        @DefaultValue @Valid ClientLimit client) {

    /**
     * The limit for one e-mail.
     *
     * @param failures logins that may fail in a row
     * @param refillInterval the time after which one attempt becomes available again
     */
    record EmailLimit(
            @DefaultValue("10") @Min(1) @Max(1_000) int failures,
            @DefaultValue("1m") @NotNull Duration refillInterval) {

        LoginLimit toLimit() {
            return new LoginLimit(failures, refillInterval);
        }
    }

    /**
     * The limit for one client address.
     *
     * @param failures logins that may fail in a row
     * @param refillInterval the time after which one attempt becomes available again
     */
    record ClientLimit(
            @DefaultValue("100") @Min(1) @Max(100_000) int failures,
            @DefaultValue("6s") @NotNull Duration refillInterval) {

        LoginLimit toLimit() {
            return new LoginLimit(failures, refillInterval);
        }
    }
}
