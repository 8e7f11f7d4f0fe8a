package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.souk.testing.infrastructure.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class RelayDataSourceIT {

    private final Infrastructure.Database database = Infrastructure.get().newDatabase();

    @AutoClose
    private final HikariDataSource pool = new HikariDataSource(); // which opens nothing

    RelayDataSourceIT() {
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
    }

    @Test
    void aSessionHasTheSchemaOfThePool() throws SQLException {
        addSchema("other");
        pool.setSchema("other");

        assertThat(setting("search_path")).isEqualTo("other");
    }

    @Test
    void aSessionHasThePropertiesOfThePool() throws SQLException {
        addSchema("other");
        pool.addDataSourceProperty("currentSchema", "other");

        assertThat(setting("search_path")).isEqualTo("other");
    }

    @Test
    void theOptionsOfThePoolStayAndItsSessionsEndWhenTheyAreIdle() throws SQLException {
        pool.addDataSourceProperty("options", "-c idle_session_timeout=1h -c work_mem=5MB");

        assertThat(setting("work_mem")).isEqualTo("5MB");
        assertThat(setting("idle_session_timeout")).isEqualTo("1min");
    }

    @Test
    void theOptionsOfTheAddressStayAndItsSessionsEndWhenTheyAreIdle() throws SQLException {
        pool.setJdbcUrl(database.jdbcUrl() + "?options=-c%20idle_session_timeout=1h%20-c%20work_mem=5MB");

        assertThat(setting("work_mem")).isEqualTo("5MB");
        assertThat(setting("idle_session_timeout")).isEqualTo("1min");
    }

    @Test
    void aSessionHasTheLoginThatThePoolHasNow() throws SQLException {
        var sessions = new RelayDataSource(pool, Duration.ofMinutes(1));
        pool.setCredentials(Credentials.of(database.owner(), database.ownerPassword()));

        try (Connection session = sessions.getConnection()) {
            assertThat(session.getMetaData().getUserName()).isEqualTo(database.owner());
        }
    }

    @Test
    void aSessionHasTheLoginThatTheProviderOfThePoolHas() throws SQLException {
        pool.setCredentialsProvider(() -> Credentials.of(database.owner(), database.ownerPassword()));

        try (Connection session = new RelayDataSource(pool, Duration.ofMinutes(1)).getConnection()) {
            assertThat(session.getMetaData().getUserName()).isEqualTo(database.owner());
        }
    }

    private String setting(String name) throws SQLException {
        try (Connection session = new RelayDataSource(pool, Duration.ofMinutes(1)).getConnection();
                var source = new SingleConnectionDataSource(session, true)) {
            return JdbcClient.create(source)
                    .sql("select current_setting(:name)")
                    .param("name", name)
                    .query(String.class)
                    .single();
        }
    }

    private void addSchema(String name) {
        JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.owner(), database.ownerPassword()))
                .sql("create schema " + name)
                .update();
    }
}
