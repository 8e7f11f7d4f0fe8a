package dev.souk.common.outbox;

import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The relay's database sessions. Not from the pool: a session that goes back there would keep its locks, and nobody
 * would relay those shards.
 */
final class RelayDatabase {

    private RelayDatabase() {}

    /**
     * @param sessionTimeout after which the database ends a session that says nothing, and so frees its shards: that of
     *     an instance that is stopped or cut off, which no broken connection betrays
     */
    static DataSource of(JdbcConnectionDetails database, Duration sessionTimeout) {
        var source = new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        long millis = sessionTimeout.toMillis();
        var limits = new Properties();
        limits.setProperty("connectTimeout", "2");
        limits.setProperty("socketTimeout", "10");
        limits.setProperty("tcpKeepAlive", "true");
        limits.setProperty("ApplicationName", "outbox-relay");
        // the second one is for a session that is stuck in sending rows to such an instance, and so is not idle
        limits.setProperty(
                "options",
                "-c idle_session_timeout=" + millis + " -c tcp_user_timeout=" + millis + " -c enable_sort=off");
        source.setConnectionProperties(limits);
        return source;
    }
}
