package dev.souk.common.deadletter;

import dev.souk.common.event.PoisonException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ObjectUtils;

/** Delivers dead letters to their listeners again. */
public final class DeadLetterReplay {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterReplay.class);

    private final DeadLetterRepository letters;
    private final OriginalRecords originals;
    private final KafkaListenerEndpointRegistry listeners;
    private final TransactionTemplate attempt;

    DeadLetterReplay(
            DeadLetterRepository letters,
            OriginalRecords originals,
            KafkaListenerEndpointRegistry listeners,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.originals = originals;
        this.listeners = listeners;
        this.attempt = new TransactionTemplate(transactions);
        attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Delivers the record to its listener again. The effect and the deletion of the dead letter are part of the
     * caller's transaction, which also stores the response. A failure, or a missing listener, rolls both back to a
     * savepoint, so that the same transaction can store the new reason.
     */
    public ReplayResult replay(UUID id) {
        try {
            return attempt.execute(status -> takeAndDeliver(id, status));
        } catch (ListenerExecutionFailedException | PoisonException | DataAccessException failure) {
            return failed(id, failure);
        } catch (KafkaException unreadable) {
            return new ReplayResult.TemporarilyUnavailable(ListenerFailures.reason(unreadable));
        }
    }

    /** Taking it first locks it: of two concurrent replays the second finds nothing. */
    private ReplayResult takeAndDeliver(UUID id, TransactionStatus status) {
        return letters.take(id).map(letter -> deliver(letter, status)).orElseGet(ReplayResult.NotFound::new);
    }

    private ReplayResult deliver(DeadLetter letter, TransactionStatus status) {
        var listener = listenerOf(letter.topic());
        if (listener.isEmpty()) {
            status.setRollbackOnly();
            return new ReplayResult.NoConsumer(letter.topic());
        }
        listener.get().onMessage(message(letter), null, null);
        letters.checkDeferredConstraints();
        log.info("Dead letter {} was replayed and processed", letter.id());
        return new ReplayResult.Processed();
    }

    private ConsumerRecord<String, byte[]> message(DeadLetter letter) {
        if (letter.recordSize() == null) {
            return letter.message();
        }
        return originals
                .at(letter.origin())
                .orElseThrow(() -> new PoisonException(
                        "only a part of it is stored, and its topic has no record at " + letter.origin()));
    }

    private ReplayResult failed(UUID id, RuntimeException failure) {
        String reason = ListenerFailures.reason(failure);
        if (ListenerFailures.isTransient(failure)) {
            return new ReplayResult.TemporarilyUnavailable(reason);
        }
        letters.failedAgain(id, reason);
        log.warn("Dead letter {} was replayed and failed again: {}", id, reason);
        return new ReplayResult.FailedAgain(reason);
    }

    /** The listener method behind Spring Kafka's adapter. */
    @SuppressWarnings("unchecked") // the deserializers of souk-messaging.yml
    private Optional<AcknowledgingConsumerAwareMessageListener<String, byte[]>> listenerOf(String topic) {
        return listeners.getListenerContainers().stream()
                .map(MessageListenerContainer::getContainerProperties)
                .filter(properties -> ObjectUtils.containsElement(properties.getTopics(), topic))
                .map(properties ->
                        (AcknowledgingConsumerAwareMessageListener<String, byte[]>) properties.getMessageListener())
                .findFirst();
    }
}
