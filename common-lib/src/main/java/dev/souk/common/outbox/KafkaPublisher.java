package dev.souk.common.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.event.EventHeaders;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Sends rows as CloudEvents in Kafka's binary mode. */
final class KafkaPublisher implements Publisher {

    private final KafkaTemplate<String, byte[]> kafka;
    private final String source;

    /** Sends over {@code kafka}, whose producer must be idempotent with acks=all; {@code source} names this service. */
    KafkaPublisher(KafkaTemplate<String, byte[]> kafka, String source) {
        this.kafka = kafka;
        kafka.setProducerListener(new ProducerListener<>() {}); // the relay says itself what the broker did not take
        this.source = source;
    }

    @Override
    public List<Result> publish(List<OutboxRow> rows) {
        List<CompletableFuture<Result>> answers = rows.stream().map(this::send).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Result> send(OutboxRow row) {
        try {
            return kafka.send(message(row)).handle((sent, failure) -> result(row, failure));
        } catch (KafkaException | org.springframework.kafka.KafkaException notEvenSent) {
            return CompletableFuture.completedFuture(result(row, notEvenSent));
        }
    }

    private static Result result(OutboxRow row, @org.jspecify.annotations.Nullable Throwable failure) {
        if (failure == null) {
            return new Result.Acknowledged(row.eventId());
        }
        Throwable cause = cause(failure);
        String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return isForGood(cause)
                ? new Result.Refused(row.eventId(), reason)
                : new Result.Unsettled(row.eventId(), reason);
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof org.springframework.kafka.KafkaException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Only what the record itself causes. Everything else, authorisation too, may be mended outside and tried again. */
    private static boolean isForGood(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof SerializationException
                || cause instanceof InvalidTopicException;
    }

    private ProducerRecord<String, byte[]> message(OutboxRow row) {
        var message = new ProducerRecord<>(
                row.topic(), row.aggregateId().toString(), row.payload().getBytes(UTF_8));
        Headers headers = message.headers();
        headers.add(EventHeaders.SPEC_VERSION, "1.0".getBytes(UTF_8));
        headers.add(EventHeaders.ID, row.eventId().toString().getBytes(UTF_8));
        headers.add(EventHeaders.TYPE, row.eventType().getBytes(UTF_8));
        headers.add(EventHeaders.SOURCE, source.getBytes(UTF_8));
        headers.add(EventHeaders.SUBJECT, row.aggregateId().toString().getBytes(UTF_8));
        headers.add(EventHeaders.TIME, row.createdAt().toString().getBytes(UTF_8));
        headers.add(EventHeaders.SEQUENCE, Long.toString(row.sequence()).getBytes(UTF_8));
        headers.add(EventHeaders.CONTENT_TYPE, "application/json".getBytes(UTF_8));
        if (row.traceparent() != null) {
            headers.add(EventHeaders.TRACEPARENT, row.traceparent().getBytes(UTF_8));
        }
        return message;
    }
}
