package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchRuntimeException;
import static org.awaitility.Awaitility.await;

import dev.souk.common.deadletter.ListenerFailures;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
class PostgresExceptionTranslatorIT {

    private static final String NOTE = "{\"text\":\"patient\",\"page_count\":1}";

    private final TestApi api;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    PostgresExceptionTranslatorIT(
            TestApi api, DataSource database, JdbcClient jdbc, TransactionOperations transaction) {
        this.api = api;
        this.database = database;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void aLockTimeoutIsAnswered503WithRetryAfter() throws Exception {
        ApiClient keyed = customer();
        try (Connection somebody = database.getConnection()) {
            lockNotes(somebody);

            assertThat(keyed.post("/notes", NOTE).expect(503).problem()).isEqualTo("service-unavailable");
            somebody.rollback();
        }
        keyed.post("/notes", NOTE).expect(201);
    }

    /** As that of a process that is stopped, or of a host that has vanished. */
    @Test
    void anIdleTransactionReleasesItsLocks() throws Exception {
        ApiClient keyed = customer();
        try (Connection silent = database.getConnection()) {
            lockNotes(silent);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> keyed.post("/notes", NOTE).expect(201));
            assertThatExceptionOfType(SQLException.class).isThrownBy(silent::commit);
        }
    }

    @Test
    void anIdleInTransactionTimeoutIsTransient() {
        RuntimeException failure = catchRuntimeException(() -> transaction.executeWithoutResult(status -> {
            int session = session();
            jdbc.sql("set local idle_in_transaction_session_timeout = '1ms'").update();
            await().until(() -> hasEnded(session));
            session();
        }));

        assertThat(ListenerFailures.isTransient(failure)).isTrue();
    }

    /**
     * The server does not respond within the socket time-out: the connection is closed, and the next statement uses
     * another.
     */
    @Test
    @Timeout(30)
    void theWaitForAnUnresponsiveServerIsLimited() {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> jdbc.sql("set statement_timeout = 0; select pg_sleep(60)")
                        .query()
                        .singleValue());

        assertThat(jdbc.sql("show statement_timeout").query(String.class).single())
                .isEqualTo("2s");
    }

    private ApiClient customer() {
        return api.customer(UUID.randomUUID()).with("Idempotency-Key", "k1");
    }

    private int session() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    private boolean hasEnded(int session) throws SQLException {
        try (Connection other = database.getConnection()) {
            return !other.createStatement()
                    .executeQuery("select from pg_stat_activity where pid = " + session)
                    .next();
        }
    }

    private static void lockNotes(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table note in exclusive mode");
    }
}
