package dev.souk.common.outbox;

import dev.souk.common.outbox.Publisher.Result;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** What a failed send says: about the record, about the producer, or nothing but "not now". */
final class SendFailureClassifier {

    private SendFailureClassifier() {}

    static Result result(OutboxRow row, Optional<Exception> failure) {
        if (failure.isEmpty()) {
            return new Result.Acknowledged(row.eventId());
        }
        Throwable cause = cause(failure.get());
        return isOfTheRecord(cause)
                ? new Result.Refused(row.eventId(), text(cause))
                : new Result.Unsettled(row.eventId(), text(cause));
    }

    static String text(Throwable failure) {
        Throwable cause = cause(failure);
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /**
     * Only what the record itself causes. Everything else, authorisation too, may be mended outside and tried again.
     */
    private static boolean isOfTheRecord(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof SerializationException
                || cause instanceof InvalidTopicException;
    }

    /**
     * What a producer does not recover from: closed, fenced, its numbering lost, or refused as a whole. The last may be
     * mended at the broker, and an idempotent producer that was refused once does not notice.
     */
    static boolean isOfTheProducer(Throwable failure) {
        return switch (cause(failure)) {
            case IllegalStateException closedOrSilent -> true;
            case ApplicationRecoverableException fenced -> true;
            case OutOfOrderSequenceException numberingLost -> true;
            case ClusterAuthorizationException refused -> true;
            case AuthenticationException refused -> true;
            default -> false;
        };
    }

    /** A producer in its final state wraps what brought it there into a plain exception of its own. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getClass() == KafkaException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
