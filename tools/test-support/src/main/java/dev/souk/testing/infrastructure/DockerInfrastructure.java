package dev.souk.testing.infrastructure;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One container of PostgreSQL and one of Kafka for all tests of a JVM. Each Spring context gets its own database, so
 * {@link InfrastructureInitializer} sets its address; {@code @ServiceConnection} supports one database per container.
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

    /** Starts both at the same time; Testcontainers removes them when the JVM exits, also after a crash. */
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
                .withCommand(ServerSettings.postgresCommand());
    }

    private static KafkaContainer kafka() {
        return new KafkaContainer(KAFKA)
                .withEnv("KAFKA_HEAP_OPTS", "-Xms32m -Xmx256m")
                .withEnv(ServerSettings.kafkaEnvironment());
    }

    /** Needed where Ryuk, the container that removes the others, is switched off. */
    private static void stop(PostgreSQLContainer postgres, KafkaContainer kafka) {
        postgres.stop();
        kafka.stop();
    }

    @Override
    public Database newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (var connection =
                DriverManager.getConnection(url("postgres"), postgres.getUsername(), postgres.getPassword())) {
            TestDatabase.create(connection, name);
        } catch (SQLException failure) {
            throw new IllegalStateException("The PostgreSQL container cannot create a database", failure);
        }
        return TestDatabase.at(url(name), name);
    }

    private String url(String database) {
        return "jdbc:postgresql://%s:%s/%s"
                .formatted(postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }
}
