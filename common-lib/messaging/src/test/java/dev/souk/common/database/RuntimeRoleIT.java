package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.testing.infrastructure.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role of a service may do in its database; its tests elsewhere show that this suffices. */
class RuntimeRoleIT {

    private final Infrastructure.Database database = Infrastructure.get().newDatabase();
    private final MigratedConnection connection = new MigratedConnection(database);

    @AfterEach
    void close() {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table outbox disable trigger all",
                "alter table outbox drop constraint outbox_sequence_check",
                "alter table outbox add column more text",
                "drop table outbox",
                "truncate outbox",
                "create table more (id int)",
                "create temporary table more (id int)",
                "create trigger more before insert on outbox for each row execute function tsvector_update_trigger()",
                "create function more() returns int language sql as 'select 1'",
                "update flyway_schema_history set success = false",
                "copy outbox to '/tmp/outbox'",
                "set session_replication_role = replica"
            })
    void itCannotChangeWhatTheOwnerHasMade(String statement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(statement))
                .withMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void itCannotBecomeTheOwner() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute("set role " + database.owner()))
                .withMessageContaining("permission denied to set role");
    }

    @Test
    void itCannotConnectToTheDatabaseOfAnother() {
        String other = Infrastructure.get().newDatabase().jdbcUrl();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(other, database.user(), database.password())
                        .close())
                .withMessageContaining("permission denied for database");
    }

    @Test
    void aMigrationCanRestrictItFurther() throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table record (id int)");
            statement.execute("revoke update, delete on record from " + database.user());
        }

        execute("insert into record values (1)");
        for (String change : new String[] {"update record set id = 2", "delete from record"}) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(change))
                    .withMessageContaining("permission denied for table record");
        }
    }

    @Test
    void aViolatedConstraintIsReportedWithoutValuesOfTheRow() throws SQLException {
        UUID event = UUID.randomUUID();
        execute("insert into inbox (event_id) values ('%s')".formatted(event));

        try (var insert = connection.getConnection().prepareStatement("insert into inbox (event_id) values (?)")) {
            insert.setObject(1, event);
            insert.addBatch();
            for (ThrowingCallable violation : List.<ThrowingCallable>of(insert::executeBatch, insert::executeUpdate)) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(violation)
                        .withMessageContaining("violates unique constraint")
                        .withMessageNotContaining(event.toString());
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.getConnection().createStatement()) {
            statement.execute(sql);
        }
    }
}
