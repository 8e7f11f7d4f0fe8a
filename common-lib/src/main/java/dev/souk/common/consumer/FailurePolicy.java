package dev.souk.common.consumer;

import dev.souk.common.event.PoisonException;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** What happens to a record whose listener failed. */
final class FailurePolicy {

    private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);
    private static final long MAX_WAIT_MILLIS = 2_000;

    private FailurePolicy() {}

    static CommonErrorHandler errorHandler(ConsumerRecordRecoverer deadLetters) {
        var handler = new DefaultErrorHandler((message, failure) -> {
            log.error("Dead letter: {} ({})", origin(message), DeadLetters.reason(failure));
            deadLetters.accept(message, failure);
        });
        handler.setBackOffFunction((message, failure) -> isPassing(failure) ? untilItHasPassed() : threeTries());
        handler.addNotRetryableExceptions(PoisonException.class);
        handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
        handler.setRetryListeners((message, failure, attempt) -> {
            if (!DeadLetters.isPoison(failure) && (attempt == 1 || attempt % 30 == 0)) {
                log.warn("Attempt {} at {} failed: {}", attempt, origin(message), DeadLetters.reason(failure));
            }
        });
        return handler;
    }

    private static String origin(ConsumerRecord<?, ?> message) {
        return message.topic() + "/" + message.partition() + "/" + message.offset();
    }

    /** Faults of the surroundings, not of the record: the database is away, restarts, or another one holds the lock. */
    private static boolean isPassing(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException) {
                return true;
            }
        }
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql && isConnectionLost(sql);
    }

    /** SQL states 08 (connection), 57P (server stops or starts) and 53 (no resources). */
    private static boolean isConnectionLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private static BackOff untilItHasPassed() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(MAX_WAIT_MILLIS);
        return backOff;
    }

    private static BackOff threeTries() {
        return new FixedBackOff(200, 2);
    }
}
