package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.infrastructure.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseAwaitingMigrationStrategyIT {

    private final Infrastructure.Database database = Infrastructure.get().newDatabase();
    private final AtomicInteger attempts = new AtomicInteger();
    private final DriverManagerDataSource late =
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()) {
                @Override
                public Connection getConnection() throws SQLException {
                    if (attempts.incrementAndGet() < 4) {
                        throw new SQLTransientConnectionException("not there yet");
                    }
                    return super.getConnection();
                }
            };

    @Test
    void theMigrationWaitsForADatabaseThatStartsLater() {
        Flyway flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), database.ownerPassword())
                .placeholders(Map.of("runtime_role", database.user()))
                .locations("classpath:db/common")
                .load();

        new DatabaseAwaitingMigrationStrategy(late).migrate(flyway);

        assertThat(attempts).hasValueGreaterThanOrEqualTo(4);
        assertThat(JdbcClient.create(late)
                        .sql("select count(*) from outbox")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
