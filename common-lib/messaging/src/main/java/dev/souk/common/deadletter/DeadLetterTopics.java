package dev.souk.common.deadletter;

import dev.souk.common.outbox.publisher.SendFailureClassifier;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Copies a record to its dead-letter topic, if that takes it. The producer itself retries whatever is transient, for
 * its {@code delivery.timeout.ms}. A topic that has refused after a second or more is left out for a while, so that its
 * consumer does not wait once for each of many records.
 */
final class DeadLetterTopics {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterTopics.class);
    private static final String REASON = "souk_reason";
    private static final String ORIGIN = "souk_origin";
    private static final Duration LEFT_OUT = Duration.ofSeconds(30);
    private static final long TIMEOUT_SECONDS = 15; // longer than the producer's own

    private final DeadLetterPublishingRecoverer publisher;
    private final Map<String, Instant> unavailableUntil = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;

    DeadLetterTopics(
            @Qualifier(DeadLetterAutoConfiguration.TEMPLATE) KafkaOperations<?, ?> kafka,
            @Value("${spring.kafka.consumer.group-id}") String group,
            MeterRegistry meters,
            Clock clock) {
        this.publisher = new Publisher(kafka, group);
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether the topic has the copy now. */
    boolean copy(ConsumerRecord<?, ?> message, Exception failure) {
        try {
            publisher.accept(message, failure);
            return true;
        } catch (KafkaException refused) {
            log.warn(
                    "The dead letter {} is not on its dead-letter topic: {}",
                    DeadLetter.origin(message),
                    SendFailureClassifier.text(refused));
            meters.counter("souk.deadletters.uncopied", "topic", message.topic())
                    .increment();
            return false;
        }
    }

    private void sendAndWait(ProducerRecord<Object, Object> copy, KafkaOperations<Object, Object> kafka) {
        Instant begin = clock.instant();
        Duration left = Duration.between(begin, unavailableUntil.getOrDefault(copy.topic(), begin));
        if (left.isPositive() && left.compareTo(LEFT_OUT) <= 0) { // more, if the clock was set back
            throw new KafkaException("it was unavailable a moment ago");
        }
        try {
            var _ = kafka.send(copy).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped", stopped);
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | org.apache.kafka.common.KafkaException
                | IllegalStateException refused) {
            refused(copy.topic(), kafka, begin, refused);
            throw new KafkaException("refused", refused);
        }
    }

    private void refused(String topic, KafkaOperations<?, ?> kafka, Instant begin, Exception failure) {
        Instant now = clock.instant();
        if (Duration.between(begin, now).toSeconds() > 0) {
            unavailableUntil.put(topic, now.plus(LEFT_OUT));
        }
        if (SendFailureClassifier.isOfTheProducer(failure)) {
            kafka.getProducerFactory().reset();
        }
    }

    private final class Publisher extends DeadLetterPublishingRecoverer {

        Publisher(KafkaOperations<?, ?> kafka, String group) {
            super(
                    kafka,
                    (message, failure) -> new TopicPartition(DeadLetterRecoverer.topic(message.topic(), group), -1));
            // Spring's own headers would carry the whole stack trace, which may quote data
            setExceptionHeadersCreator((headers, failure, isKey, names) -> {});
            addHeadersFunction(DeadLetterTopics::headers);
        }

        @Override
        protected void publish(
                ProducerRecord<Object, Object> copy,
                KafkaOperations<Object, Object> kafka,
                ConsumerRecord<?, ?> message) {
            sendAndWait(copy, kafka);
        }
    }

    private static Headers headers(ConsumerRecord<?, ?> message, Exception failure) {
        return new RecordHeaders()
                .add(ORIGIN, ListenerFailures.place(message).getBytes(StandardCharsets.UTF_8))
                .add(REASON, ListenerFailures.reason(failure).getBytes(StandardCharsets.UTF_8));
    }
}
