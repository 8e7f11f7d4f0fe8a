package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.souk.testing.SoukTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A migration that waits for its table, such as for the end of a backup, lets whoever needs the table wait behind it.
 */
@SoukTest
class MigrationLockIT {

    private final Flyway flyway;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;

    MigrationLockIT(Flyway flyway, TransactionOperations transaction, JdbcClient jdbc) {
        this.flyway = flyway;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void aMigrationWaitsForItsTableForSomeSecondsAtMost(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("V0_98__more.sql"), "alter table outbox add column more text");
        Flyway newer = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("filesystem:" + folder)
                .load();

        assertThat(newer.getConfiguration().getInitSql()).contains("lock_timeout = '2s'");
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // on a busy machine it takes longer
            jdbc.sql("select count(*) from outbox").query(Integer.class).single();

            assertTimeout(
                    Duration.ofSeconds(10),
                    () -> assertThatThrownBy(newer::migrate).hasMessageContaining("lock timeout"));
        });
    }
}
