package dev.souk.common.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ErrorHandler;

/** Logs the failed run of a scheduled task, which runs again as scheduled. Only a defect has a stack trace. */
final class SchedulerErrorHandler implements ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(SchedulerErrorHandler.class);

    @Override
    public void handleError(Throwable failure) {
        if (DatabaseAvailability.isUnavailable(failure)) {
            log.warn("The database is unavailable, a scheduled task retries at its next run: {}", failure.getMessage());
        } else {
            log.error("Unexpected error in a scheduled task", failure);
        }
    }
}
