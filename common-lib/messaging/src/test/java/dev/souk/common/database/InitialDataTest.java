package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class InitialDataTest {

    private final AtomicInteger attempts = new AtomicInteger();

    static Stream<RuntimeException> passing() {
        var timeout = new SQLTransientConnectionException("request timed out after 1000ms");
        return Stream.of(
                new CannotGetJdbcConnectionException("Failed to obtain JDBC Connection", timeout),
                new CannotCreateTransactionException("Could not open JDBC Connection for transaction", timeout),
                new CannotAcquireLockException("lock timeout"),
                new QueryTimeoutException("statement timeout"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aStartGoesOnWhenALockOrTheDatabaseWasUnavailableForAMoment(RuntimeException passing) {
        InitialData.insert(() -> failOnce(passing));

        assertThat(attempts).hasValue(2);
    }

    @Test
    void aRowThatTheDatabaseRefusesEndsTheStartAtOnce() {
        var refused = new DataIntegrityViolationException("check constraint");

        assertThatThrownBy(() -> InitialData.insert(() -> failOnce(refused))).isSameAs(refused);
        assertThat(attempts).hasValue(1);
    }

    private void failOnce(RuntimeException failure) {
        if (attempts.incrementAndGet() == 1) {
            throw failure;
        }
    }
}
