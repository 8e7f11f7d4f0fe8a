package dev.souk.common.outbox.publisher;

import dev.souk.common.outbox.publisher.Publisher.Result;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Classifies a failed send: caused by the record, by the producer, or transient. */
final class SendFailureClassifier {

    private SendFailureClassifier() {}

    static Result result(OutboxRow row, Optional<Exception> failure) {
        if (failure.isEmpty()) {
            return new Result.Acknowledged(row.eventId());
        }
        Throwable cause = cause(failure.get());
        return isOfTheRecord(cause)
                ? new Result.Rejected(row.eventId(), text(cause))
                : new Result.Retryable(row.eventId(), text(cause));
    }

    static String text(Throwable failure) {
        Throwable cause = cause(failure);
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Only failures that the record itself causes. All others, authorisation too, may be repaired and retried. */
    private static boolean isOfTheRecord(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof SerializationException
                || cause instanceof InvalidTopicException;
    }

    /**
     * Failures from which a producer does not recover: closed, fenced, sequence numbers lost, or not authorised. The
     * last may be repaired at the broker, but an idempotent producer that was rejected once does not retry.
     */
    static boolean isOfTheProducer(Throwable failure) {
        return switch (cause(failure)) {
            case IllegalStateException closedOrTimedOut -> true;
            case ApplicationRecoverableException fenced -> true;
            case OutOfOrderSequenceException sequenceLost -> true;
            case ClusterAuthorizationException rejected -> true;
            case AuthenticationException rejected -> true;
            default -> false;
        };
    }

    /** A producer in its fatal state wraps the cause into a plain KafkaException. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getClass() == KafkaException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
