package dev.souk.common.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Migrations that wait for their database. */
@AutoConfiguration(beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
class DatabaseAutoConfiguration {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    @Bean
    FlywayMigrationStrategy patientMigration(DataSource database) {
        return new PatientMigration(database, BETWEEN_TRIES);
    }
}
