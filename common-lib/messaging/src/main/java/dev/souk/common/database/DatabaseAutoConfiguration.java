package dev.souk.common.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Migrations and statements that tolerate an unavailable or busy database. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
@Import({PostgresExceptionTranslator.class, TracedJdbcTemplate.class})
class DatabaseAutoConfiguration {

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(250);

    @Bean
    FlywayMigrationStrategy migrationStrategy(DataSource database) {
        return new DatabaseAwaitingMigrationStrategy(database, RETRY_INTERVAL);
    }
}
