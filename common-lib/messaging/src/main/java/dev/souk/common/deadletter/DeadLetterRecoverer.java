package dev.souk.common.deadletter;

import dev.souk.common.core.IdGenerator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Stores a record that cannot be processed in the table, then copies it to the dead-letter topic with its origin and
 * the reason. Only while the table cannot be written, the record is delivered again. The row has everything, so a topic
 * that refuses the copy, for whatever reason, does not stop the consumer. If the table is full as well, the row is
 * stored nevertheless, without headers and value.
 */
public final class DeadLetterRecoverer implements ConsumerRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterRecoverer.class);

    private final DeadLetterRepository deadLetters;
    private final DeadLetterTopics topics;
    private final IdGenerator ids;
    private final String group;
    private final MeterRegistry meters;
    private final AtomicInteger pending = new AtomicInteger();

    DeadLetterRecoverer(
            DeadLetterRepository deadLetters,
            DeadLetterTopics topics,
            IdGenerator ids,
            @Value("${spring.kafka.consumer.group-id}") String group,
            MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.ids = ids;
        this.group = group;
        this.meters = meters;
        Gauge.builder("souk.deadletters.pending", pending, AtomicInteger::get)
                .description("Records that could not be processed, until an admin replays or discards them")
                .register(meters);
    }

    /** The dead-letter topic of {@code group} for what comes from {@code origin}. */
    public static String topic(String origin, String group) {
        return origin + "." + group + ".dlt";
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, Exception failure) {
        DeadLetter letter = DeadLetter.of(ids.next(), message, group, ListenerFailures.reason(failure));
        boolean isStored = deadLetters.insert(letter);
        log.error("Dead letter: {} ({})", letter.origin(), letter.reason());
        boolean isCopied = topics.copy(message, failure);
        if (!isStored) {
            overflow(letter, isCopied);
        }
        meters.counter("souk.deadletters", "topic", message.topic()).increment();
    }

    private void overflow(DeadLetter letter, boolean isCopied) {
        if (!isCopied) {
            deadLetters.insertBeyondLimit(letter);
        }
        log.error(
                "The table of dead letters is full: {} is {}",
                letter.origin(),
                isCopied ? "only on the dead-letter topic" : "stored without headers and value");
        meters.counter("souk.deadletters.overflow", "topic", letter.topic()).increment();
    }

    /** For {@code souk.deadletters.pending}, which is at most ten seconds old. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void countPending() {
        pending.set(deadLetters.count());
    }
}
