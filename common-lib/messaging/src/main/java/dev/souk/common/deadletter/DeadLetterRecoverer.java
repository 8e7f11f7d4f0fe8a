package dev.souk.common.deadletter;

import dev.souk.common.core.IdGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Stores a record that cannot be processed in the table, then publishes it to the dead-letter topic with its origin and
 * the reason. If either fails, the record is delivered again: the table then still has one row, while the topic may
 * have a duplicate.
 */
public final class DeadLetterRecoverer implements ConsumerRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterRecoverer.class);
    private static final String REASON = "souk_reason";
    private static final String ORIGIN = "souk_origin";

    private final DeadLetterRepository deadLetters;
    private final DeadLetterPublishingRecoverer topics;
    private final IdGenerator ids;
    private final String group;
    private final MeterRegistry meters;

    DeadLetterRecoverer(
            DeadLetterRepository deadLetters,
            KafkaOperations<?, ?> kafka,
            IdGenerator ids,
            String group,
            MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.topics = publisher(kafka, group);
        this.ids = ids;
        this.group = group;
        this.meters = meters;
    }

    /** The dead-letter topic of {@code group} for what comes from {@code origin}. */
    public static String topic(String origin, String group) {
        return origin + "." + group + ".dlt";
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, Exception failure) {
        String reason = ListenerFailures.reason(failure);
        log.error("Dead letter: {} ({})", origin(message), reason);
        if (!deadLetters.insert(DeadLetter.of(ids.next(), message, group, reason))) {
            log.error("The table of dead letters is full: {} is only on the dead-letter topic", origin(message));
            meters.counter("souk.deadletters.overflow", "topic", message.topic())
                    .increment();
        }
        topics.accept(message, failure);
        meters.counter("souk.deadletters", "topic", message.topic()).increment();
    }

    private static DeadLetterPublishingRecoverer publisher(KafkaOperations<?, ?> kafka, String group) {
        var publisher = new DeadLetterPublishingRecoverer(
                kafka, (message, failure) -> new TopicPartition(topic(message.topic(), group), -1));
        publisher.setFailIfSendResultIsError(true);
        // Spring's own headers would carry the whole stack trace, which may quote data
        publisher.setExceptionHeadersCreator((headers, failure, isKey, names) -> {});
        publisher.addHeadersFunction(DeadLetterRecoverer::headers);
        return publisher;
    }

    private static Headers headers(ConsumerRecord<?, ?> message, Exception failure) {
        return new RecordHeaders()
                .add(ORIGIN, origin(message).getBytes(StandardCharsets.UTF_8))
                .add(REASON, ListenerFailures.reason(failure).getBytes(StandardCharsets.UTF_8));
    }

    private static String origin(ConsumerRecord<?, ?> message) {
        return message.topic() + "/" + message.partition() + "/" + message.offset();
    }
}
