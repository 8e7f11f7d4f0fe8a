package dev.souk.common.deadletter;

import dev.souk.common.event.PoisonException;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a dead letter to its listener again. */
final class DeadLetterReplay {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterReplay.class);
    private static final Problem NOBODY_LISTENS =
            new Problem("nobody-listens", "Nobody listens to its topic any more", HttpStatus.CONFLICT);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DeadLetterRepository table;
    private final KafkaListenerEndpointRegistry listeners;
    private final TransactionTemplate attempt;

    DeadLetterReplay(
            DeadLetterRepository table,
            KafkaListenerEndpointRegistry listeners,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.listeners = listeners;
        this.attempt = new TransactionTemplate(transactions);
        attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * What came of it.
     *
     * @param handled whether the record has had its effect, and the dead letter is gone
     * @param reason why it stays where it was not handled
     */
    record Outcome(boolean handled, @Nullable String reason) {}

    /**
     * The effect and the deletion of the dead letter belong to the caller's transaction, which stores the answer, too.
     * A failure undoes both, back to a savepoint, so that the new reason can be written in the same transaction.
     */
    Outcome replay(UUID id) {
        try {
            attempt.executeWithoutResult(status -> handle(table.take(id).orElseThrow(Caller::notFound)));
            log.info("Dead letter {} was handled", id);
            return new Outcome(true, null);
        } catch (ListenerExecutionFailedException | PoisonException failure) {
            return deadAgain(id, failure);
        }
    }

    private void handle(DeadLetter letter) {
        listener(letter.topic()).onMessage(letter.message(), null, null);
    }

    private Outcome deadAgain(UUID id, RuntimeException failure) {
        if (ListenerFailures.isPassing(failure)) {
            throw Problems.SERVICE_UNAVAILABLE
                    .with("It could not be tried: %s.".formatted(ListenerFailures.reason(failure)))
                    .retryAfter(RETRY);
        }
        String reason = ListenerFailures.reason(failure);
        table.failedAgain(id, reason);
        log.warn("Dead letter {} was replayed and is dead again: {}", id, reason);
        return new Outcome(false, reason);
    }

    @SuppressWarnings("unchecked") // the deserialisers of souk-service.yml
    private AcknowledgingConsumerAwareMessageListener<String, byte[]> listener(String topic) {
        return listeners.getListenerContainers().stream()
                .map(MessageListenerContainer::getContainerProperties)
                .filter(properties ->
                        Arrays.asList(topics(properties.getTopics())).contains(topic))
                .map(properties ->
                        (AcknowledgingConsumerAwareMessageListener<String, byte[]>) properties.getMessageListener())
                .findFirst()
                .orElseThrow(() -> NOBODY_LISTENS.with("This version of the service does not consume " + topic + "."));
    }

    private static String[] topics(String @Nullable [] topics) {
        return topics == null ? new String[0] : topics;
    }
}
