package dev.souk.order.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of event streams.
 *
 * @param limit open streams of one instance; 503 beyond it
 * @param limitPerCaller open streams of one user at one instance; 429 beyond it
 * @param poll interval at which an order is read without an event; each poll sends a comment, the heartbeat of a stream
 * @param lifetime time after which a stream is ended; its client reconnects and continues where it was
 */
@Validated
@ConfigurationProperties("souk.stream")
record StreamProperties(
        @DefaultValue("200") @Min(1) @Max(10_000) int limit,
        @DefaultValue("20") @Min(1) int limitPerCaller,

        @DefaultValue("2s") @DurationMin(millis = 1) @DurationMax(seconds = 10)
        Duration poll,

        @DefaultValue("5m") @DurationMin(millis = 1) Duration lifetime) {}
