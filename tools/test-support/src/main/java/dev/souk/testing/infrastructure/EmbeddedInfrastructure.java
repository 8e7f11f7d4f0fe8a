package dev.souk.testing.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.function.ThrowingSupplier;

/** PostgreSQL from its binaries and Kafka in this process, without Docker. Both stop with the JVM. */
final class EmbeddedInfrastructure {

    private EmbeddedInfrastructure() {}

    static Infrastructure start() {
        CompletableFuture<EmbeddedPostgres> postgres = CompletableFuture.supplyAsync(
                ThrowingSupplier.of(EmbeddedInfrastructure::startPostgres)); // while Kafka starts
        var kafka = new EmbeddedKafkaKraftBroker(1, Infrastructure.PARTITIONS);
        kafka.brokerProperties(Infrastructure.KAFKA_SETTINGS);
        kafka.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy, "stop-embedded-kafka"));
        return new Infrastructure(
                "jdbc:postgresql://localhost:%s/".formatted(postgres.join().getPort()),
                "postgres",
                "postgres",
                kafka.getBrokersAsString());
    }

    /**
     * On a port of ours: one that it finds itself may be the broker's when it starts, which it then asks for minutes.
     */
    private static EmbeddedPostgres startPostgres() throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setPort(UnusedPorts.next()).setPGStartupWait(Duration.ofSeconds(60));
        Infrastructure.POSTGRES_SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }
}
