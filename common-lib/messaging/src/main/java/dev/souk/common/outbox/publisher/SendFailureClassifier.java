package dev.souk.common.outbox.publisher;

import dev.souk.common.outbox.publisher.Publisher.Result;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Classifies a failed send: caused by the record, by the producer, or transient. */
public final class SendFailureClassifier {

    private SendFailureClassifier() {}

    static Result result(Optional<Exception> failure) {
        if (failure.isEmpty()) {
            return new Result.Acknowledged();
        }
        String text = text(failure.get());
        return isOfTheRecord(failure.get()) ? new Result.Rejected(text) : new Result.Retryable(text);
    }

    /** Class and message of the cause; neither quotes data. */
    public static String text(Throwable failure) {
        Throwable cause = cause(failure);
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Only failures that the record itself causes. All others, authorisation too, may be repaired and retried. */
    static boolean isOfTheRecord(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof RecordTooLargeException
                || cause instanceof SerializationException
                || cause instanceof InvalidTopicException;
    }

    /**
     * Failures from which a producer does not recover: closed, fenced, sequence numbers lost, or not authorised. The
     * last may be repaired at the broker, but an idempotent producer that was rejected once does not retry.
     */
    public static boolean isOfTheProducer(Throwable failure) {
        return switch (cause(failure)) {
            case IllegalStateException closedOrTimedOut -> true;
            case ApplicationRecoverableException fenced -> true;
            case OutOfOrderSequenceException sequenceLost -> true;
            case ClusterAuthorizationException rejected -> true;
            case AuthenticationException rejected -> true;
            default -> false;
        };
    }

    /**
     * A producer in its fatal state wraps the cause into a plain KafkaException; Spring and futures wrap that again.
     */
    private static Throwable cause(Throwable failure) {
        return isWrapper(failure) && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure.getClass() == KafkaException.class
                || failure instanceof org.springframework.kafka.KafkaException
                || failure instanceof ExecutionException;
    }
}
