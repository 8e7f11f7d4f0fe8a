package dev.souk.common.consumer;

import dev.souk.common.event.PoisonException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/** Puts a record that cannot be handled on the dead-letter topic, with where it came from and why. */
final class DeadLetters {

    private static final String REASON = "souk_reason";
    private static final String ORIGIN = "souk_origin";

    private DeadLetters() {}

    static String topic(String origin, String group) {
        return origin + "." + group + ".dlt";
    }

    static DeadLetterPublishingRecoverer recoverer(KafkaOperations<?, ?> kafka, String group) {
        var recoverer = new DeadLetterPublishingRecoverer(
                kafka, (message, failure) -> new TopicPartition(topic(message.topic(), group), -1));
        recoverer.setFailIfSendResultIsError(true);
        // Spring's own headers would carry the whole stack trace, which may quote data
        recoverer.setExceptionHeadersCreator((headers, failure, isKey, names) -> {});
        recoverer.addHeadersFunction(DeadLetters::headers);
        return recoverer;
    }

    private static Headers headers(ConsumerRecord<?, ?> message, Exception failure) {
        String origin = message.topic() + "/" + message.partition() + "/" + message.offset();
        return new RecordHeaders()
                .add(ORIGIN, origin.getBytes(StandardCharsets.UTF_8))
                .add(REASON, reason(failure).getBytes(StandardCharsets.UTF_8));
    }

    /** The poison's own words; of any other failure only its class, since its message may quote data. */
    static String reason(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "unknown";
            case PoisonException poison -> String.valueOf(poison.getMessage());
            case Throwable outer when outer.getCause() != null -> reason(outer.getCause());
            case Throwable cause -> cause.getClass().getName();
        };
    }

    /** Poison is never tried again. */
    static boolean isPoison(@Nullable Throwable failure) {
        return failure instanceof PoisonException || (failure != null && isPoison(failure.getCause()));
    }
}
