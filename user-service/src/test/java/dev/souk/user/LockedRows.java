package dev.souk.user;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Rows that a test locks, so that two calls wait for them at the same time. */
public record LockedRows(JdbcClient jdbc, TransactionOperations transaction) {

    /**
     * The results of two calls, of which the second has waited while the first did; null if the first has given up
     * before, which it does after half a second: on a busy machine the second may begin later.
     *
     * @param lock selects rows for update
     */
    public <T> @Nullable List<T> callBoth(String lock, List<?> parameters, Callable<T> first, Callable<T> second)
            throws ExecutionException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<T>> calls = Objects.requireNonNull(transaction.execute(_ -> {
                jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // the calls may begin late
                jdbc.sql(lock).params(parameters).query().listOfRows();
                Future<T> one = threads.submit(first);
                awaitAtOnce(() -> waiting() == 1 || one.isDone());
                Future<T> other = threads.submit(second);
                awaitAtOnce(() -> waiting() == 2 || one.isDone());
                return one.isDone() ? List.of() : List.of(one, other);
            }));
            return calls.isEmpty()
                    ? null
                    : List.of(calls.getFirst().get(), calls.getLast().get());
        }
    }

    /** The calls wait for half a second, of which a look each 100 ms would leave little. */
    private static void awaitAtOnce(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    /** How many statements wait for a lock. */
    public int waiting() {
        return jdbc.sql("""
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()
                """).query(Integer.class).single();
    }
}
