package dev.souk.testing.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One container of PostgreSQL and one of Kafka for all tests of a JVM. Each Spring context gets its own database, so
 * {@link InfrastructureInitializer} sets its address; {@code @ServiceConnection} supports one database per container.
 */
final class DockerInfrastructure {

    static final String POSTGRES = "postgres:18";
    static final String KAFKA = "apache/kafka:4.2.1";

    private DockerInfrastructure() {}

    /** Starts both at the same time; Testcontainers removes them when the JVM exits, with Ryuk also after a crash. */
    static Infrastructure start() {
        PostgreSQLContainer postgres = postgres();
        KafkaContainer kafka = kafka();
        Startables.deepStart(postgres, kafka).join();
        return new Infrastructure(
                "jdbc:postgresql://%s:%s/"
                        .formatted(postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
                postgres.getUsername(),
                postgres.getPassword(),
                kafka.getBootstrapServers());
    }

    private static PostgreSQLContainer postgres() {
        var command = new ArrayList<>(List.of("postgres"));
        Infrastructure.POSTGRES_SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new PostgreSQLContainer(POSTGRES)
                .withTmpFs(Map.of("/var/lib/postgresql", "rw"))
                .withCommand(command.toArray(String[]::new));
    }

    /** The image reads {@code KAFKA_NUM_PARTITIONS} as {@code num.partitions}. */
    private static KafkaContainer kafka() {
        KafkaContainer kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_HEAP_OPTS", "-Xms32m -Xmx256m");
        Infrastructure.KAFKA_SETTINGS.forEach(
                (name, value) -> kafka.withEnv("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return kafka;
    }
}
