package dev.souk.storefront.limit;

import dev.souk.common.core.TokenBucket;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a WebSocket: that at {@code /ws}, and in messages that at {@code /graphql}, too.
 *
 * @param maxConnectionsPerUser that one user has open at once to this instance
 * @param authenticationTimeout from when it is open until the message with the token
 * @param pingInterval between two pings; a client that sends nothing, not even a pong, for two of them is disconnected
 * @param messagesPerSecond of a client, on average; four times as many at once
 * @param stockInterval between two reads of the catalogue while somebody watches it
 */
@Validated
@ConfigurationProperties("souk.storefront.web-socket")
public record WebSocketProperties(
        @DefaultValue("5") @Positive int maxConnectionsPerUser,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration authenticationTimeout,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration pingInterval,
        @DefaultValue("10") @Positive @Max(1_000_000) int messagesPerSecond,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration stockInterval) {

    /** For the messages of one more WebSocket, of which the gateway counts the handshake only. */
    public TokenBucket bucket() {
        return new TokenBucket(messagesPerSecond, 4 * messagesPerSecond, System::nanoTime);
    }
}
