package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.souk.testing.SoukTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** During a release, and after it was rolled back, instances start on a schema that is newer than they are. */
@SoukTest
class NewerSchemaIT {

    private final Flyway flyway;

    /** With the role that owns the database: the service's own cannot change this table. */
    private final JdbcTemplate owner;

    NewerSchemaIT(Flyway flyway) {
        this.flyway = flyway;
        this.owner = new JdbcTemplate(flyway.getConfiguration().getDataSource());
    }

    /** The one is above the migrations of the service, the other below them and above those of the common library. */
    @ParameterizedTest
    @ValueSource(strings = {"99", "0.99"})
    void anInstanceStartsThatDoesNotKnowAMigration(String version) {
        owner.execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                values (999, '%1$s', 'newer', 'SQL', 'V%1$s__newer.sql', 1, current_user, 1, true)
                """.formatted(version));

        assertThatCode(flyway::migrate).doesNotThrowAnyException();
    }

    @AfterEach
    void forget() {
        owner.execute("delete from flyway_schema_history where installed_rank = 999");
    }
}
