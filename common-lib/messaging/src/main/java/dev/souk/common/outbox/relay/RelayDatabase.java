package dev.souk.common.outbox.relay;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The relay's database sessions. Not from the pool: a session that is returned there would keep its locks, and no relay
 * would own those shards.
 */
final class RelayDatabase {

    private RelayDatabase() {}

    /**
     * At the address of the pool.
     *
     * @param sessionTimeout after which the database ends an idle session and so releases its shards: that of a paused
     *     or partitioned instance, whose connection is not closed
     */
    static DataSource of(HikariDataSource pool, Duration sessionTimeout) {
        var source = new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        long millis = sessionTimeout.toMillis();
        var limits = new Properties();
        limits.setProperty("connectTimeout", "2");
        limits.setProperty("socketTimeout", "10");
        limits.setProperty("tcpKeepAlive", "true");
        limits.setProperty("ApplicationName", "outbox-relay");
        // tcp_user_timeout is for a session that is blocked in sending rows to such an instance and so is not idle.
        // Deletes do not wait for the disk: a row whose delete is lost in a crash is published again, and the inbox of
        // each consumer ignores the duplicate.
        limits.setProperty(
                "options",
                "-c idle_session_timeout=" + millis + " -c tcp_user_timeout=" + millis
                        + " -c enable_sort=off -c synchronous_commit=off");
        source.setConnectionProperties(limits);
        source.setSchema(pool.getSchema()); // which has the table
        return source;
    }
}
