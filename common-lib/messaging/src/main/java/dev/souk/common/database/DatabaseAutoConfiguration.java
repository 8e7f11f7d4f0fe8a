package dev.souk.common.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Migrations and statements that tolerate an unavailable or busy database. */
@AutoConfiguration(before = {FlywayAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
@Import({DatabaseAwaitingMigrationStrategy.class, PostgresExceptionTranslator.class, TracedJdbcTemplate.class})
class DatabaseAutoConfiguration {}
