package dev.souk.common.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

class ProblemHandlerTest {

    private final ExceptionHandlerMethodResolver handlers = new ExceptionHandlerMethodResolver(ProblemHandler.class);

    static Exception[] failuresOfTheDatabase() {
        return new Exception[] {
            new DataAccessResourceFailureException("An I/O error occurred while sending to the backend."),
            new CannotAcquireLockException("canceling statement due to lock timeout"),
            new CannotCreateTransactionException("Could not open JDBC Connection for transaction"),
            // found by cutting a connection in the middle of a request: the rollback fails too, and that is what is
            // thrown
            new TransactionSystemException("JDBC rollback failed")
        };
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheDatabase")
    void anUnavailableDatabaseIsNotReportedAsADefect(Exception failure) {
        assertThat(Objects.requireNonNull(handlers.resolveMethod(failure)).getName())
                .isEqualTo("databaseUnavailable");
    }
}
