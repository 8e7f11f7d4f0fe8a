package dev.souk.common.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/** Logs the failed run of a scheduled task, which runs again as scheduled. Only a defect has a stack trace. */
final class SchedulerErrorHandler implements ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(SchedulerErrorHandler.class);

    @Override
    public void handleError(Throwable failure) {
        if (isUnavailable(failure)) {
            log.warn("The database is unavailable, a scheduled task retries at its next run: {}", failure.getMessage());
        } else {
            log.error("Unexpected error in a scheduled task", failure);
        }
    }

    /** Not every failure of a statement: one that is wrong or violates a constraint fails in every run. */
    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException;
    }
}
