package dev.souk.testing.infrastructure;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The images that production would use, one container of each for all tests of a JVM. Each Spring context gets a
 * database of its own, so its address is set by {@link InfrastructureInitializer} and not by
 * {@code @ServiceConnection}, which knows one database to a container.
 */
final class DockerInfrastructure implements Infrastructure {

    static final String POSTGRES = "postgres:18";
    static final String KAFKA = "apache/kafka:4.2.1";

    private final PostgreSQLContainer postgres;
    private final KafkaContainer kafka;
    private final AtomicInteger databases = new AtomicInteger();

    private DockerInfrastructure(PostgreSQLContainer postgres, KafkaContainer kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Starts both, at the same time; Testcontainers removes them when the JVM ends, however it ends. */
    static DockerInfrastructure start() {
        PostgreSQLContainer postgres = postgres();
        KafkaContainer kafka = kafka();
        Startables.deepStart(postgres, kafka).join();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, kafka), "stop-containers"));
        return new DockerInfrastructure(postgres, kafka);
    }

    private static PostgreSQLContainer postgres() {
        return new PostgreSQLContainer(POSTGRES)
                .withTmpFs(Map.of("/var/lib/postgresql", "rw"))
                // a test database need not survive a power cut
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
    }

    private static KafkaContainer kafka() {
        return new KafkaContainer(KAFKA)
                .withEnv("KAFKA_HEAP_OPTS", "-Xms32m -Xmx256m")
                .withEnv("KAFKA_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    /** Where the container that tidies up (Ryuk) is switched off, nobody else would. */
    private static void stop(PostgreSQLContainer postgres, KafkaContainer kafka) {
        postgres.stop();
        kafka.stop();
    }

    @Override
    public Database newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (var connection =
                        DriverManager.getConnection(url("postgres"), postgres.getUsername(), postgres.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("The PostgreSQL container makes no database", failure);
        }
        return new Database(url(name), postgres.getUsername(), postgres.getPassword());
    }

    private String url(String database) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }
}
