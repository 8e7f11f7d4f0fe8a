package dev.souk.common.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Translates PostgreSQL's "canceling statement due to lock timeout", "terminating connection due to idle-in-transaction
 * timeout" and "cannot execute … in a read-only transaction" to transient exceptions. Spring does not know these states
 * of the classes 55 and 25 and translates them to an uncategorized exception: a 500 for a caller, a dead letter for a
 * listener.
 */
final class PostgresExceptionTranslator extends SQLExceptionSubclassTranslator {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final String READ_ONLY = "25006"; // a standby, which was the primary before a failover

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        return switch (failure.getSQLState()) {
            case LOCK_NOT_AVAILABLE -> new CannotAcquireLockException(buildMessage(task, sql, failure), failure);
            case IDLE_IN_TRANSACTION, READ_ONLY ->
                new TransientDataAccessResourceException(buildMessage(task, sql, failure), failure);
            case null, default -> super.doTranslate(task, sql, failure);
        };
    }
}
