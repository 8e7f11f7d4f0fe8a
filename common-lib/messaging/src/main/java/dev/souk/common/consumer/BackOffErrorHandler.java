package dev.souk.common.consumer;

import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Pauses after a failure of the consumer itself, as opposed to that of a record. A broker may permanently reject a
 * consumer, for example for a session time-out shorter than it allows. Spring's own handler then retries at once, some
 * thousand times a second, each time with a stack trace.
 */
final class BackOffErrorHandler extends DefaultErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(BackOffErrorHandler.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final ConsumerProgress progress;

    BackOffErrorHandler(ConsumerRecordRecoverer deadLetters, ConsumerProgress progress) {
        super(deadLetters);
        this.progress = progress;
    }

    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean isBatch) {
        progress.failed(container);
        log.warn(
                "The consumer of {} fails: {}",
                ConsumersHealthIndicator.topics(container).toList(),
                failure.getMessage());
        try {
            ListenerUtils.stoppableSleep(container, PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
