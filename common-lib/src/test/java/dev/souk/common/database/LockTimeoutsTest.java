package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;

class LockTimeoutsTest {

    private final LockTimeouts translator = new LockTimeouts();

    @Test
    void aLockThatCouldNotBeHadInTimeIsAFaultThatPasses() {
        var failure = new SQLException("ERROR: canceling statement due to lock timeout", "55P03");

        assertThat(translator.translate("insert", "insert into item …", failure))
                .isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void everythingElseIsWhatItWas() {
        var failure = new SQLException("ERROR: duplicate key value", "23505");

        assertThat(translator.translate("insert", "insert into item …", failure))
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
