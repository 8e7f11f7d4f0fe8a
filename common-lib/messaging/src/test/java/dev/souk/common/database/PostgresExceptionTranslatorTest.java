package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;

class PostgresExceptionTranslatorTest {

    private final PostgresExceptionTranslator translator = new PostgresExceptionTranslator();

    @ParameterizedTest
    @CsvSource({
        "55P03, canceling statement due to lock timeout",
        "25P03, terminating connection due to idle-in-transaction timeout",
        "25006, cannot execute INSERT in a read-only transaction"
    })
    void aTimeoutOrAStandbyIsAFaultThatPasses(String state, String message) {
        assertThat(translator.translate("insert", "insert into item …", new SQLException(message, state)))
                .isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void otherStatesKeepSpringsTranslation() {
        var failure = new SQLException("ERROR: duplicate key value", "23505");

        assertThat(translator.translate("insert", "insert into item …", failure))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anExceptionWithoutAStateIsNotTranslatedAsATimeout() {
        assertThat(translator.translate("insert", "insert into item …", new SQLException("closed")))
                .isNull();
    }
}
