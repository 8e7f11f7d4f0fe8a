package dev.souk.common.deadletter;

import dev.souk.common.database.DatabaseAvailability;
import dev.souk.common.event.PoisonException;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Classifies the failures of listeners: poison, transient, and all others. */
public final class ListenerFailures {

    /**
     * SQL states: no connection, read-only standby, idle-in-transaction time-out, deadlock, insufficient resources
     * (disk full, too many connections), lock time-out, shutdown or start-up or statement time-out, I/O errors. Not
     * class 54 (program limits), which Spring considers transient: a row that is too long stays too long.
     */
    private static final List<String> TRANSIENT_STATES =
            List.of("08", "25006", "25P03", "40", "53", "55P03", "57", "58");

    private ListenerFailures() {}

    /** The message of poison; of any other failure only its class, since its message may quote data. */
    public static String reason(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "unknown";
            case PoisonException poison -> StorableText.of(String.valueOf(poison.getMessage()));
            case Throwable outer when outer.getCause() != null -> reason(outer.getCause());
            case Throwable cause -> cause.getClass().getName();
        };
    }

    /** Where the record is: topic, partition and offset. */
    public static String place(ConsumerRecord<?, ?> message) {
        return message.topic() + "/" + message.partition() + "/" + message.offset();
    }

    /** Whether the record can never be processed; it is not retried. */
    public static boolean isPoison(@Nullable Throwable failure) {
        return failure instanceof PoisonException || (failure != null && isPoison(failure.getCause()));
    }

    /**
     * Whether the failure is transient: the database is unavailable or restarts, or another transaction holds a lock.
     */
    public static boolean isTransient(Exception failure) {
        if (hasNoConnection(failure)) {
            return true;
        }
        return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
            case SQLException sql
            when sql.getSQLState() != null -> TRANSIENT_STATES.stream().anyMatch(sql.getSQLState()::startsWith);
            default -> isUnavailable(failure);
        };
    }

    /**
     * Without a connection, whatever the reason (a changed password, for example), the record was not processed;
     * without the broker, or a right there, it was, but its offset was not committed.
     */
    private static boolean hasNoConnection(@Nullable Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof RetriableException
                || failure instanceof AuthenticationException
                || failure instanceof AuthorizationException
                || failure instanceof CannotGetJdbcConnectionException
                || (failure != null && hasNoConnection(failure.getCause()));
    }

    private static boolean isUnavailable(@Nullable Throwable failure) {
        return failure != null && (DatabaseAvailability.isUnavailable(failure) || isUnavailable(failure.getCause()));
    }
}
