package dev.souk.common.database;

import java.time.Duration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Inserts the rows that an instance needs before it becomes ready. */
public final class InitialData {

    /** An exception that leaves an {@code ApplicationRunner} ends the process, so a short outage is waited for. */
    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .predicate(DatabaseAvailability::isUnavailable) // also while another instance holds the row locked
            .maxRetries(20)
            .delay(Duration.ofMillis(500))
            .build());

    private InitialData() {}

    /**
     * Runs it until it succeeds, 21 times at most, half a second apart, as long as a row is locked or the database does
     * not respond.
     *
     * @param insertion what may run several times, also at the same time in another instance
     * @throws RuntimeException what the insertion threw: at the last attempt, or at once if trying again does not help
     */
    public static void insert(Runnable insertion) {
        RETRY.invoke(insertion);
    }
}
