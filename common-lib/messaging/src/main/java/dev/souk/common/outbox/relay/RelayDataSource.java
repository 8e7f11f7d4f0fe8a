package dev.souk.common.outbox.relay;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The relay's database sessions, at the address of the pool and with the login that the pool has at that moment. Not
 * from the pool: a session that is returned there would keep its locks, and no relay would own those shards.
 */
final class RelayDataSource extends DriverManagerDataSource {

    private final HikariDataSource pool;
    private final String settings;

    /**
     * As the pool is configured.
     *
     * @param sessionTimeout after which the database ends an idle session and so releases its shards: that of a paused
     *     or partitioned instance, whose connection is not closed
     */
    RelayDataSource(HikariDataSource pool, Duration sessionTimeout) {
        super(pool.getJdbcUrl());
        this.pool = pool;
        // tcp_user_timeout is for a session that is blocked in sending rows to such an instance and so is not idle.
        // Deletes do not wait for the disk: a row whose delete is lost in a crash is published again, and the inbox of
        // each consumer ignores the duplicate.
        this.settings =
                "set idle_session_timeout = %1$s; set tcp_user_timeout = %1$s; set enable_sort = off; set synchronous_commit = off"
                        .formatted(sessionTimeout.toMillis());
        var properties = new Properties();
        properties.putAll(pool.getDataSourceProperties()); // such as TLS, or a schema
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "outbox-relay");
        setConnectionProperties(properties);
        setSchema(pool.getSchema()); // which has the table
    }

    @Override
    public Connection getConnection() throws SQLException {
        HikariCredentialsProvider provider = pool.getCredentialsProvider();
        Credentials login =
                provider == null ? Credentials.of(pool.getUsername(), pool.getPassword()) : provider.getCredentials();
        Connection session = getConnection(login.getUsername(), login.getPassword());
        try (Statement statement = session.createStatement()) {
            statement.execute(settings);
            return session;
        } catch (SQLException lost) {
            session.close();
            throw lost;
        }
    }
}
