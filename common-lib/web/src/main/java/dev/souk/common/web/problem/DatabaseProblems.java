package dev.souk.common.web.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.time.Duration;

/** The problem of a request that the database could not process at the moment. */
public final class DatabaseProblems {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private DatabaseProblems() {}

    /** Status 503. After a failed commit the outcome is unknown; a retry with the same Idempotency-Key finds it out. */
    public static ProblemException unavailable() {
        return Problems.SERVICE_UNAVAILABLE.with("Please try again.").retryAfter(RETRY);
    }
}
