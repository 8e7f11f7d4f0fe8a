package dev.souk.common.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the outbox relay.
 *
 * <p>Heap: a batch is in memory up to four times, as bytes of the JDBC driver, as strings, as bytes of its records and
 * in the producer's buffer. The default of 4 MiB (and one row of at most 256 KiB more) needs about 20 MiB.
 *
 * @param pollInterval longest delay of an event whose wake-up was lost
 * @param rebalanceInterval time between two distributions of the shards over the instances
 * @param maxBackOff longest pause while the broker or the database is unavailable
 * @param sendTimeout time after which a record that the broker has not acknowledged is published again
 * @param batchSize how many aggregates are published at once
 * @param maxBatchBytes payload bytes after which a batch ends earlier
 */
@Validated
@ConfigurationProperties("souk.outbox")
public record OutboxProperties(
        @DefaultValue("1s") @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration rebalanceInterval,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration maxBackOff,
        @DefaultValue("5s") @DurationMin(seconds = 1) Duration sendTimeout,
        @DefaultValue("500") @Min(1) @Max(5_000) int batchSize,
        @DefaultValue("4MB") @NotNull DataSize maxBatchBytes) {

    /** A quarter more than a working producer may take. */
    public Duration producerTimeout() {
        return sendTimeout.multipliedBy(5).dividedBy(4);
    }

    /** Idle time after which an instance loses its shards: longer than a round, in which its session is idle. */
    public Duration sessionTimeout() {
        return sendTimeout.multipliedBy(2);
    }
}
