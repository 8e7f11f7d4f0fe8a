package dev.souk.common.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Migrations and statements that tolerate an unavailable or busy database. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
@Import({DatabaseAwaitingMigrationStrategy.class, PostgresExceptionTranslator.class, TracedJdbcTemplate.class})
class DatabaseAutoConfiguration {}
