package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@SoukTest
class RetentionIT {

    private static final int PART = 10_000;

    private final JdbcClient jdbc;
    private final DataSource database;
    private final List<ScheduledTaskHolder> tasks;

    RetentionIT(JdbcClient jdbc, DataSource database, List<ScheduledTaskHolder> tasks) {
        this.jdbc = jdbc;
        this.database = database;
        this.tasks = tasks;
    }

    @Test
    void onlyExpiredRowsAreDeletedInBatches() {
        insert(12_345, "13 days");
        insert(10, "11 days");

        assertThat(retention().sweep()).isEqualTo(12_345);
        assertThat(retention().sweep()).isZero();
        assertThat(jdbc.sql("delete from inbox where received_at < now() - interval '10 days'")
                        .update())
                .isEqualTo(10);
    }

    @Test
    void oneRunIsLimited() {
        insert(101_000, "13 days");

        assertThat(retention().sweep()).isEqualTo(100_000);
        assertThat(retention().sweep()).isEqualTo(1_000);
    }

    @Test
    void rowsLockedByAnotherInstanceAreSkipped() throws Exception {
        insert(10, "13 days");

        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("select * from inbox where received_at < now() - interval '12 days' limit 4 for update");
            assertThat(retention().sweep()).isEqualTo(6);
            other.rollback();
        }
        assertThat(retention().sweep()).isEqualTo(4);
    }

    @Test
    void theIndexFindsTheExpiredRows() throws Exception {
        try (Connection connection = database.getConnection()) {
            JdbcClient planner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            planner.sql("set enable_seqscan = off").update();
            planner.sql("set enable_sort = off").update(); // as for a large table

            List<String> plan = planner.sql("explain " + Retention.statement("inbox", "received_at"))
                    .param("lifetime", "P12D")
                    .param("limit", 10)
                    .query(String.class)
                    .list();

            planner.sql("reset all").update();
            assertThat(plan).anyMatch(line -> line.contains("Index Cond: (received_at <"));
        }
    }

    @Test
    void whatNobodyAsksForIsScheduled() {
        assertThat(tasks.stream().flatMap(holder -> holder.getScheduledTasks().stream()))
                .extracting(ScheduledTask::toString)
                .contains(
                        "dev.souk.common.database.Retention.sweep",
                        "dev.souk.common.audit.AuditRepository.deleteExpired",
                        "dev.souk.common.audit.Audit.writeTallies",
                        "dev.souk.common.consumer.TopicProvisioner.again",
                        "dev.souk.common.deadletter.DeadLetterRecoverer.countPending",
                        "dev.souk.common.consumer.BrokerConnectionMonitor.look");
    }

    private Retention retention() {
        return new Retention(jdbc, "inbox", "received_at", Duration.ofDays(12));
    }

    /** Of an age that the service itself keeps. In parts, each of which is far from the time limit of a statement. */
    private void insert(int events, String age) {
        for (int inserted = 0; inserted < events; inserted += PART) {
            jdbc.sql("""
                    insert into inbox (event_id, received_at)
                    select gen_random_uuid(), now() - cast(:age as interval) from generate_series(1, :events)
                    """)
                    .param("age", age)
                    .param("events", Math.min(PART, events - inserted))
                    .update();
        }
    }
}
