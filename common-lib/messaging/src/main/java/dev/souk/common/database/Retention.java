package dev.souk.common.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Deletes expired rows of a table every minute, in batches, so that no statement takes long. Several instances may run
 * it at the same time: each skips the rows that another one has locked.
 */
public final class Retention {

    private static final int AT_ONCE = 5_000;
    private static final int BATCHES = 20; // about a second of work; the next run goes on

    private final JdbcClient jdbc;
    private final String delete;
    private final Duration lifetime;

    /**
     * For {@code table}, by the time in its column {@code age}, which has an index; both are names, not input.
     *
     * @param lifetime by the database's clock
     */
    public Retention(JdbcClient jdbc, String table, String age, Duration lifetime) {
        this.jdbc = jdbc;
        this.delete = statement(table, age);
        this.lifetime = lifetime;
    }

    /** By the time of the statement, the same for all rows, so that the index finds the expired ones. */
    static String statement(String table, String age) {
        return """
                delete from %1$s where ctid = any (array(
                    select ctid from %1$s
                    where %2$s < statement_timestamp() - cast(:lifetime as interval)
                    order by %2$s limit :limit
                    for update skip locked))
                """.formatted(table, age);
    }

    /** Deletes expired rows, the oldest first, 100,000 at most; returns how many. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    public int sweep() {
        int total = 0;
        int deleted = AT_ONCE;
        for (int batch = 0; batch < BATCHES && deleted == AT_ONCE; batch++) {
            deleted = jdbc.sql(delete)
                    .param("lifetime", lifetime.toString())
                    .param("limit", AT_ONCE)
                    .update();
            total += deleted;
        }
        return total;
    }
}
