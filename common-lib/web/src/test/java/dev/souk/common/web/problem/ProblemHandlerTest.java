package dev.souk.common.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ResponseStatus;

class ProblemHandlerTest {

    private final ProblemHandler handler = new ProblemHandler();

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
        assertThat(handler.unexpected(failure).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void anExceptionWithAStatusOfItsOwnIsTheMistakeOfTheCaller() {
        @ResponseStatus(HttpStatus.GONE)
        @SuppressWarnings("serial")
        class NoteIsGone extends IllegalStateException {}

        assertThat(handler.unexpected(new NoteIsGone()).getStatusCode()).isEqualTo(HttpStatus.GONE);
    }

    @Test
    void aDefectIsReportedAsOne() {
        assertThat(handler.unexpected(new IllegalStateException("a defect")).getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
