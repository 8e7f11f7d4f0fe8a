package dev.souk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.event.PoisonException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class ListenerFailuresTest {

    @ParameterizedTest
    @MethodSource
    void whatIsNotTheRecordsFaultPasses(RuntimeException failure) {
        assertThat(ListenerFailures.isTransient(listenerFailed(failure))).isTrue();
        assertThat(ListenerFailures.isPoison(listenerFailed(failure))).isFalse();
    }

    static Stream<RuntimeException> whatIsNotTheRecordsFaultPasses() {
        return Stream.of(
                new CannotCreateTransactionException("no connection"),
                new CannotCreateTransactionException("", new SQLException("password authentication failed", "28P01")),
                new CannotGetJdbcConnectionException("", new SQLException("no such database", "3D000")),
                new CannotAcquireLockException("lock timeout"),
                new org.apache.kafka.common.errors.TimeoutException("the commit of an offset"),
                new SaslAuthenticationException("the commit of an offset"),
                new GroupAuthorizationException("the commit of an offset"),
                new DataAccessResourceFailureException("disk full"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "25P03", "40P01", "53100", "53300", "55P03", "57014", "57P01", "57P03"})
    void aDatabaseThatIsAwayStartsIsFullOrBusyPasses(String state) {
        assertThat(ListenerFailures.isTransient(listenerFailed(new IllegalStateException(new SQLException("", state)))))
                .isTrue();
    }

    @Test
    void aConstraintViolationIsNotTransient() {
        var broken = new DataIntegrityViolationException("", new SQLException("quotes data", "23514"));

        assertThat(ListenerFailures.isTransient(listenerFailed(broken))).isFalse();
        var tooLong = new DataAccessResourceFailureException("", new SQLException("index row too long", "54000"));
        assertThat(ListenerFailures.isTransient(listenerFailed(tooLong))).isFalse();
        assertThat(ListenerFailures.reason(listenerFailed(broken))).isEqualTo("java.sql.SQLException");
    }

    @Test
    void thePoisonReasonIsItsMessage() {
        Exception failure = listenerFailed(new PoisonException("an id is not a UUID"));

        assertThat(ListenerFailures.isPoison(failure)).isTrue();
        assertThat(ListenerFailures.isTransient(failure)).isFalse();
        assertThat(ListenerFailures.reason(failure)).isEqualTo("an id is not a UUID");
        assertThat(ListenerFailures.reason(null)).isEqualTo("unknown");
    }

    private static Exception listenerFailed(RuntimeException cause) {
        return new IllegalStateException("the listener failed", cause);
    }
}
