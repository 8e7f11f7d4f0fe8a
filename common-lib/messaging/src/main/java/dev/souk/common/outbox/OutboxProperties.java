package dev.souk.common.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the relay works.
 *
 * @param pollInterval longest time until a commit is seen of which the word got lost
 * @param rebalanceInterval between two looks at who else is here
 * @param maxBackOff longest wait while the broker or the database is away
 * @param sendTimeout after which a record that the broker has not acknowledged is sent anew
 * @param batchSize how many aggregates are sent at once; each row has up to 256 KiB
 */
@Validated
@ConfigurationProperties("souk.outbox")
public record OutboxProperties(
        @DefaultValue("100ms") @NotNull Duration pollInterval,
        @DefaultValue("1s") @NotNull Duration rebalanceInterval,
        @DefaultValue("1s") @NotNull Duration maxBackOff,
        @DefaultValue("5s") @NotNull Duration sendTimeout,
        @DefaultValue("500") @Min(1) @Max(5_000) int batchSize) {

    /** A quarter more than a producer that works may take. */
    Duration producerPatience() {
        return sendTimeout.multipliedBy(5).dividedBy(4);
    }

    /** After which a silent instance loses its shards: longer than a round can take, in which its session is silent. */
    Duration sessionTimeout() {
        return sendTimeout.multipliedBy(2);
    }
}
