package dev.souk.testing.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** PostgreSQL from its binaries and Kafka in this process, without Docker. Both stop with the JVM. */
final class EmbeddedInfrastructure implements Infrastructure {

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafkaKraftBroker kafka;
    private final AtomicInteger databases = new AtomicInteger();

    private EmbeddedInfrastructure(EmbeddedPostgres postgres, EmbeddedKafkaKraftBroker kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    static EmbeddedInfrastructure start() {
        CompletableFuture<EmbeddedPostgres> postgres =
                CompletableFuture.supplyAsync(EmbeddedInfrastructure::startPostgres); // while Kafka starts
        var kafka = new EmbeddedKafkaKraftBroker(1, ServerSettings.PARTITIONS);
        kafka.brokerProperties(ServerSettings.KAFKA);
        kafka.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy, "stop-embedded-kafka"));
        return new EmbeddedInfrastructure(postgres.join(), kafka);
    }

    private static EmbeddedPostgres startPostgres() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60));
        ServerSettings.POSTGRES.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Database newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            TestDatabase.create(connection, name);
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL cannot create a database", failure);
        }
        return TestDatabase.at("jdbc:postgresql://localhost:%s/%s".formatted(postgres.getPort(), name), name);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBrokersAsString();
    }
}
