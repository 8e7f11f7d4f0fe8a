package dev.souk.common.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Migrations, statements and scheduled tasks that tolerate an unavailable or busy database. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
@EnableScheduling
class DatabaseAutoConfiguration {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    @Bean
    FlywayMigrationStrategy migrationStrategy(DataSource database) {
        return new DatabaseAwaitingMigrationStrategy(database, BETWEEN_TRIES);
    }

    @Bean
    SimpleAsyncTaskSchedulerCustomizer schedulerErrorHandler() {
        return scheduler -> scheduler.setErrorHandler(new SchedulerErrorHandler());
    }

    @Bean
    SQLExceptionTranslator postgresExceptionTranslator() {
        return new PostgresExceptionTranslator();
    }
}
