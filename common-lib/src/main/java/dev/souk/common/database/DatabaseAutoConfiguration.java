package dev.souk.common.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Migrations, statements and scheduled tasks that bear with a database that is away or busy. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
class DatabaseAutoConfiguration {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    @Bean
    FlywayMigrationStrategy patientMigration(DataSource database) {
        return new DatabaseAwaitingMigrationStrategy(database, BETWEEN_TRIES);
    }

    @Bean
    SimpleAsyncTaskSchedulerCustomizer scheduledFailures() {
        return scheduler -> scheduler.setErrorHandler(new SchedulerErrorHandler());
    }

    @Bean
    SQLExceptionTranslator databaseTimeouts() {
        return new PostgresExceptionTranslator();
    }
}
