package dev.souk.common.consumer;

import dev.souk.common.deadletter.ListenerFailures;
import dev.souk.common.event.PoisonException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** Retries a record whose listener failed, then makes it a dead letter. */
final class ConsumerErrorHandlers {

    private static final Logger log = LoggerFactory.getLogger(ConsumerErrorHandlers.class);
    private static final long MAX_WAIT_MILLIS = 2_000;

    private ConsumerErrorHandlers() {}

    static CommonErrorHandler errorHandler(ConsumerRecordRecoverer deadLetters, ConsumerProgress progress) {
        var handler = new BackOffErrorHandler(deadLetters, progress);
        handler.setBackOffFunction(
                (message, failure) -> ListenerFailures.isTransient(failure) ? unlimitedBackOff() : threeAttempts());
        // Keeps the fetched records: seeking back costs half a second for each failure, which delays all other keys
        handler.setSeekAfterError(false);
        handler.addNotRetryableExceptions(PoisonException.class);
        handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
        handler.setRetryListeners(progress, (message, failure, attempt) -> {
            if (!ListenerFailures.isPoison(failure) && (attempt == 1 || attempt % 30 == 0)) {
                log.warn("Attempt {} at {} failed: {}", attempt, origin(message), ListenerFailures.reason(failure));
            }
        });
        return handler;
    }

    private static String origin(ConsumerRecord<?, ?> message) {
        return message.topic() + "/" + message.partition() + "/" + message.offset();
    }

    private static BackOff unlimitedBackOff() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(MAX_WAIT_MILLIS);
        return backOff;
    }

    private static BackOff threeAttempts() {
        return new FixedBackOff(200, 2);
    }
}
