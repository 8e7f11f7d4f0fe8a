package dev.souk.common.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/** What becomes of a failed turn of a scheduled task: the next one comes. Only a defect is worth a stack trace. */
final class SchedulerErrorHandler implements ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(SchedulerErrorHandler.class);

    @Override
    public void handleError(Throwable failure) {
        if (isAway(failure)) {
            log.warn("The database is away, a scheduled task waits for its next turn: {}", failure.getMessage());
        } else {
            log.error("A scheduled task failed in a way nobody thought of", failure);
        }
    }

    /** Not each failure of a statement: one that is wrong or breaks a rule does so at every turn. */
    private static boolean isAway(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException;
    }
}
