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
 * Where a consumer puts a record that cannot be handled: into the table, then onto the topic, with where it came from
 * and why. Where either fails the record is delivered again: it has one row however often that happens, while the topic
 * may have it twice, as any topic may.
 */
public final class DeadLetterRecoverer implements ConsumerRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterRecoverer.class);
    private static final String REASON = "souk_reason";
    private static final String ORIGIN = "souk_origin";

    private final DeadLetterRepository table;
    private final DeadLetterPublishingRecoverer topics;
    private final IdGenerator ids;
    private final String group;
    private final MeterRegistry meters;

    DeadLetterRecoverer(
            DeadLetterRepository table,
            KafkaOperations<?, ?> kafka,
            IdGenerator ids,
            String group,
            MeterRegistry meters) {
        this.table = table;
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
        table.insert(DeadLetter.of(ids.next(), message, group, reason));
        topics.accept(message, failure);
        meters.counter("souk.dead.letters", "topic", message.topic()).increment();
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
