package dev.souk.testing.infrastructure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server and a real Kafka broker, shared by all tests of a module, which run in one JVM.
 *
 * @param postgres the address of the server, before the name of a database
 * @param user the superuser
 * @param password that of the superuser
 * @param bootstrapServers the value of {@code bootstrap.servers}
 */
public record Infrastructure(String postgres, String user, String password, String bootstrapServers) {

    /** The partitions of a topic, as in the launcher. */
    static final int PARTITIONS = 4;

    /** Of the server, embedded or not. Without fsync: a test database need not survive a power failure. */
    static final Map<String, String> POSTGRES_SETTINGS = Map.of("fsync", "off", "max_connections", "300");

    /** Of the broker, embedded or not. */
    static final Map<String, String> KAFKA_SETTINGS = Map.of(
            "num.partitions", Integer.toString(PARTITIONS),
            "group.initial.rebalance.delay.ms", "0",
            "group.min.session.timeout.ms", "1000",
            "offsets.topic.num.partitions", "1",
            "auto.create.topics.enable", "false");

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The connection to a database, for the role of a service and for the role that owns and migrates it. */
    public record Database(String jdbcUrl, String user, String password, String owner, String ownerPassword) {}

    /** Embedded servers, or containers with {@code -Dsouk.infrastructure=docker}. */
    public static Infrastructure get() {
        return Shared.INSTANCE;
    }

    /** A new, empty database, for one Spring context alone. Each of its two roles has its name as its password. */
    public Database newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        String owner = name + "_owner";
        try (Connection superuser = DriverManager.getConnection(postgres + "postgres", user, password);
                Statement statement = superuser.createStatement()) {
            statement.execute("create role %1$s login password '%1$s'".formatted(name));
            statement.execute("create role %1$s login password '%1$s'".formatted(owner));
            statement.execute("create database %s owner %s".formatted(name, owner));
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect on database %1$s to %1$s".formatted(name));
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL cannot create a database", failure);
        }
        return new Database(postgres + name, name, name, owner, owner);
    }

    /** Started on first use: a test class without a database does not start it. */
    private static final class Shared {
        static final Infrastructure INSTANCE = "docker".equals(System.getProperty("souk.infrastructure"))
                ? DockerInfrastructure.start()
                : EmbeddedInfrastructure.start();
    }
}
