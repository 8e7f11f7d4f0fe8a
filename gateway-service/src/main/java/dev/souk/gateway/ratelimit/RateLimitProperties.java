package dev.souk.gateway.ratelimit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Rate limits for each caller, of all gateways together. The values are in {@code application.yml}.
 *
 * @param enabled false only to measure the gateway without rate limits
 * @param caller for each caller: the subject of the token, or the address of a call without a token
 * @param address in addition, for each address: all its calls, in the name of however many users
 * @param password in addition, for each address: sign-up, login and change of password, which compute a password hash
 * @param gateways how many gateways share the limits; 0 for as many as the registry lists
 * @param rememberedCallers buckets of each limit that are kept in memory; the rarely used ones are evicted first
 */
@Validated
@ConfigurationProperties("souk.gateway.rate-limit")
record RateLimitProperties(
        boolean enabled,
        @Valid @NotNull Limit caller,
        @Valid @NotNull Limit address,
        @Valid @NotNull Limit password,
        @PositiveOrZero int gateways,
        @Positive int rememberedCallers) {

    /**
     * One token bucket.
     *
     * @param perSecond requests a second in the long run
     * @param burst requests at once after a pause
     */
    record Limit(@Positive int perSecond, @Positive int burst) {}
}
