package dev.souk.common.database;

import io.micrometer.tracing.Tracer;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Migrations and statements that tolerate an unavailable or busy database. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
@Import(PostgresExceptionTranslator.class)
class DatabaseAutoConfiguration {

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(250);

    @Bean
    FlywayMigrationStrategy migrationStrategy(DataSource database) {
        return new DatabaseAwaitingMigrationStrategy(database, RETRY_INTERVAL);
    }

    /** Instead of Spring Boot's. */
    @Bean
    JdbcTemplate jdbcTemplate(DataSource database, SQLExceptionTranslator exceptions, Tracer tracer) {
        var jdbc = new TracedJdbcTemplate(database, tracer);
        jdbc.setExceptionTranslator(exceptions);
        return jdbc;
    }
}
