package dev.souk.gateway.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may ask for.
 *
 * @param enabled off only to measure the gateway without it
 * @param caller for each caller: the user of the token, else the address
 * @param password for each address, on top: registering and logging in, where every call costs a password hash
 * @param rememberedCallers buckets kept in memory; the one unused for longest goes first
 */
@Validated
@ConfigurationProperties("souk.gateway.rate-limit")
record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @Valid @DefaultValue Caller caller,
        @Valid @DefaultValue Password password,
        @Positive @DefaultValue("50000") int rememberedCallers) {

    /**
     * The limit of one caller.
     *
     * @param perSecond requests a second in the long run
     * @param burst requests at once after a pause
     */
    record Caller(
            @Positive @DefaultValue("200") int perSecond,
            @Positive @DefaultValue("400") int burst) {}

    /**
     * The limit of one address for calls that hash a password.
     *
     * @param perSecond requests a second in the long run
     * @param burst requests at once after a pause
     */
    record Password(
            @Positive @DefaultValue("20") int perSecond,
            @Positive @DefaultValue("100") int burst) {}
}
