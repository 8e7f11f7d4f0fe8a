package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.TestEvents;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class TransientFailureIT {

    private static final String WRITTEN = "dev.souk.note.written.v1";

    private final TestEvents events;
    private final IdGenerator ids;
    private final DataSource database;
    private final JdbcClient jdbc;

    TransientFailureIT(TestEvents events, IdGenerator ids, DataSource database, JdbcClient jdbc) {
        this.events = events;
        this.ids = ids;
        this.database = database;
        this.jdbc = jdbc;
    }

    /** Each try waits 500 ms for the lock, so five seconds are more tries than any other failure gets. */
    @Test
    void aRecordIsRetriedDuringAWholeTransientFailure() throws Exception {
        UUID note = ids.next();
        try (Connection somebody = database.getConnection()) {
            somebody.setAutoCommit(false);
            somebody.createStatement().execute("set local idle_in_transaction_session_timeout = 0");
            somebody.createStatement().execute("lock table note in exclusive mode");
            UUID event = events.publish("sample.foreign", WRITTEN, note, 1, new Notes.Written(note, "late"));
            Awaitility.await().pollDelay(Duration.ofSeconds(5)).until(() -> count("inbox", event) == 0);
            somebody.rollback();
        }

        events.awaitTypes("sample.notes", note, WRITTEN);
        assertThat(jdbc.sql("select count(*) from dead_letter where record_key = :key")
                        .param("key", note.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int count(String table, UUID event) {
        return jdbc.sql("select count(*) from " + table + " where event_id = :id")
                .param("id", event)
                .query(Integer.class)
                .single();
    }
}
