package dev.souk.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.souk.testing.infrastructure.Infrastructure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The settings of the connection pool in souk-messaging.yml. */
class ConnectionPoolIT {

    private final Infrastructure.Database database = Infrastructure.get().newDatabase();
    private final AtomicBoolean hasFailed = new AtomicBoolean();
    private final DriverManagerDataSource failingOnce =
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()) {
                @Override
                public Connection getConnection() throws SQLException {
                    return failing(super.getConnection());
                }

                @Override
                public int getLoginTimeout() {
                    return 1;
                }

                @Override
                public void setLoginTimeout(int seconds) {
                    // that of the driver manager would hold for other tests as well
                }
            };

    @Test
    void aFirstConnectionThatIsLostDuringItsSetupDoesNotBreakThePool() throws IOException {
        try (HikariDataSource pool = pool()) {
            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
                try (Connection connection = pool.getConnection()) {
                    assertThat(connection.isValid(1)).isTrue();
                }
            });
        }
        assertThat(hasFailed).isTrue();
    }

    private HikariDataSource pool() throws IOException {
        var settings = new YamlPropertySourceLoader().load("pool", new ClassPathResource("souk-messaging.yml"));
        HikariDataSource pool = new Binder(ConfigurationPropertySources.from(settings))
                .bind("spring.datasource.hikari", Bindable.of(HikariDataSource.class))
                .get();
        pool.setDataSource(failingOnce);
        return pool;
    }

    /** The first connection is lost when the pool asks for its isolation level. */
    private Connection failing(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getTransactionIsolation") && hasFailed.compareAndSet(false, true)) {
                        throw new SQLNonTransientConnectionException("This connection has been closed.", "08003");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
