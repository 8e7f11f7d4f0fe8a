package dev.souk.user.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of login attempts.
 *
 * @param failures of one e-mail from one network: against guessing the password of one user
 * @param unknownNetworks of one e-mail from all networks together that its owner has not used: against guessing it from
 *     many addresses
 * @param network of one network with all e-mails: against trying one password on all users; higher, since an office may
 *     share an address
 * @param attempts of one e-mail from one network, successful ones included: each costs a hash
 */
@Validated
@ConfigurationProperties("souk.login")
record LoginProperties(
        @DefaultValue @Valid Failures failures,
        @DefaultValue @Valid UnknownNetworks unknownNetworks,
        @DefaultValue @Valid NetworkLimit network,
        @DefaultValue @Valid Attempts attempts) {

    /**
     * The limit for one e-mail from one network.
     *
     * @param burst logins with one e-mail from one network that may fail in a row
     * @param refillInterval the time after which one attempt becomes available again
     */
    record Failures(
            @DefaultValue("10") @Min(1) @Max(1_000) int burst,
            @DefaultValue("5m") @DurationMin(seconds = 1) Duration refillInterval)
            implements LoginLimit {}

    /**
     * The limit for one e-mail from all networks that its owner has not used.
     *
     * @param burst logins with one e-mail from unknown networks that may fail in a row; 100 by NIST SP 800-63B
     * @param refillInterval the time after which one attempt becomes available again
     */
    record UnknownNetworks(
            @DefaultValue("100") @Min(1) @Max(1_000) int burst,
            @DefaultValue("1h") @DurationMin(seconds = 1) Duration refillInterval)
            implements LoginLimit {}

    /**
     * The limit for one network.
     *
     * @param burst logins from one network that may fail in a row
     * @param refillInterval the time after which one attempt becomes available again
     */
    record NetworkLimit(
            @DefaultValue("100") @Min(1) @Max(100_000) int burst,
            @DefaultValue("6s") @DurationMin(seconds = 1) Duration refillInterval)
            implements LoginLimit {}

    /**
     * The limit of hashes for one e-mail from one network.
     *
     * @param burst logins with one e-mail from one network in a row, successful ones included
     * @param refillInterval the time after which one attempt becomes available again
     */
    record Attempts(
            @DefaultValue("60") @Min(1) @Max(100_000) int burst,
            @DefaultValue("1s") @DurationMin(seconds = 1) Duration refillInterval)
            implements LoginLimit {}
}
