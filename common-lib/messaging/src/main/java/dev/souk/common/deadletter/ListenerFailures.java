package dev.souk.common.deadletter;

import dev.souk.common.event.PoisonException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures apart: those of the record, those of the surroundings, and all others. */
public final class ListenerFailures {

    /**
     * SQL states: no connection, a standby that has not taken over yet, silent in a transaction for too long, deadlock,
     * no resources (disk full, too many connections), lock not had in time, stopping or starting or statement timed
     * out, errors of its disk. Not 54, limits of the program, which Spring takes for one of them: a row that is too
     * long today is too long tomorrow.
     */
    private static final List<String> TRANSIENT_STATES =
            List.of("08", "25006", "25P03", "40", "53", "55P03", "57", "58");

    private ListenerFailures() {}

    /** The poison's own words; of any other failure only its class, since its message may quote data. */
    public static String reason(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "unknown";
            case PoisonException poison -> String.valueOf(poison.getMessage());
            case Throwable outer when outer.getCause() != null -> reason(outer.getCause());
            case Throwable cause -> cause.getClass().getName();
        };
    }

    /** A record that will never be understood; it is never tried again by itself. */
    public static boolean isPoison(@Nullable Throwable failure) {
        return failure instanceof PoisonException || (failure != null && isPoison(failure.getCause()));
    }

    /** Faults of the surroundings, not of the record: the database is away, restarts, or another one holds the lock. */
    public static boolean isTransient(Exception failure) {
        if (hasNoConnection(failure)) {
            return true;
        }
        return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
            case SQLException sql
            when sql.getSQLState() != null -> TRANSIENT_STATES.stream().anyMatch(sql.getSQLState()::startsWith);
            default -> isAway(failure);
        };
    }

    /** Whatever the reason, a password that was changed for example: the record has not even been looked at. */
    private static boolean hasNoConnection(@Nullable Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException
                || (failure != null && hasNoConnection(failure.getCause()));
    }

    private static boolean isAway(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case TransientDataAccessException busy -> true;
            case DataAccessResourceFailureException away -> true;
            case TransactionSystemException lostOnCommit -> true;
            default -> isAway(failure.getCause());
        };
    }
}
