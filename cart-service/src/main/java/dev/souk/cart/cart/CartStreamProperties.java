package dev.souk.cart.cart;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the gRPC streams of changes.
 *
 * @param limit open streams of one instance; UNAVAILABLE beyond it
 * @param limitPerCaller open streams of one user at one instance; RESOURCE_EXHAUSTED beyond it
 * @param lifetime time after which a stream is ended; its client opens another one
 */
@Validated
@ConfigurationProperties("souk.cart-stream")
record CartStreamProperties(
        @DefaultValue("200") @Min(1) @Max(10_000) int limit,
        @DefaultValue("5") @Min(1) int limitPerCaller,
        @DefaultValue("5m") @NotNull Duration lifetime) {}
