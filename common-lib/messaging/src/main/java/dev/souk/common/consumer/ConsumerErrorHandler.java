package dev.souk.common.consumer;

import dev.souk.common.deadletter.ListenerFailures;
import dev.souk.common.event.PoisonException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Retries a record whose listener failed, then makes it a dead letter. After a failure of the consumer itself it
 * pauses: a broker may permanently reject a consumer, for example for a session time-out shorter than it allows.
 * Spring's own handler then retries at once, some thousand times a second, each time with a stack trace. After a commit
 * that timed out, the consumer begins again: Spring polls before it commits what a rebalance has deferred.
 */
@Primary // with another bean of its type, Spring Boot would set none
final class ConsumerErrorHandler extends DefaultErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ConsumerErrorHandler.class);
    private static final long MAX_WAIT_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final ConsumerProgress progress;

    ConsumerErrorHandler(ConsumerRecordRecoverer deadLetters, ConsumerProgress progress) {
        super(deadLetters);
        this.progress = progress;
        setBackOffFunction(
                (message, failure) -> ListenerFailures.isTransient(failure) ? unlimitedBackOff() : threeAttempts());
        // Keeps the fetched records: seeking back costs half a second for each failure, which delays all other keys
        setSeekAfterError(false);
        addNotRetryableExceptions(PoisonException.class);
        setLogLevel(KafkaException.Level.DEBUG);
        setRetryListeners(progress, ConsumerErrorHandler::logAttempt);
    }

    private static void logAttempt(ConsumerRecord<?, ?> message, @Nullable Exception failure, int attempt) {
        if (!ListenerFailures.isPoison(failure) && (attempt == 1 || attempt % 30 == 0)) {
            String place = ListenerFailures.place(message);
            log.warn("Attempt {} at {} failed: {}", attempt, place, ListenerFailures.reason(failure));
        }
    }

    static BackOff unlimitedBackOff() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(MAX_WAIT_MILLIS);
        return backOff;
    }

    private static BackOff threeAttempts() {
        return new FixedBackOff(200, 2);
    }

    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean isBatch) {
        progress.failed(container);
        log.warn(
                "The consumer of {} fails: {}",
                ConsumersHealthIndicator.topics(container).toList(),
                failure.getMessage());
        if (failure instanceof TimeoutException) {
            // Of a commit: what was polled before it is not delivered any more. KafkaListenerStarter begins at the
            // committed offsets. By another thread: a stop of the service waits for this one with the lock held.
            Thread.startVirtualThread(() -> container.stopAbnormally(() -> {}));
        }
        try {
            ListenerUtils.stoppableSleep(container, PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
