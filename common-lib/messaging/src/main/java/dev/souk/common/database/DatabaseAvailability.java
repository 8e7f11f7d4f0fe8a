package dev.souk.common.database;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what the database does not do at the moment from what it will never do. */
public final class DatabaseAvailability {

    private DatabaseAvailability() {}

    /**
     * Whether the same may succeed later: a lock is held, no connection is available, or one was lost on commit. Not
     * every failure of a statement: one that is wrong or violates a constraint fails each time.
     */
    public static boolean isUnavailable(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }
}
