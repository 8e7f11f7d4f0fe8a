package dev.souk.common.web.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.time.Duration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The problem of a request that the database could not process at the moment. */
public final class DatabaseProblems {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private DatabaseProblems() {}

    /** Whether a retry may succeed, as opposed to a defect. */
    public static boolean isUnavailable(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }

    /** Status 503. After a failed commit the outcome is unknown; a retry with the same Idempotency-Key finds it out. */
    public static ProblemException unavailable() {
        return Problems.SERVICE_UNAVAILABLE.with("Please try again.").retryAfter(RETRY);
    }
}
