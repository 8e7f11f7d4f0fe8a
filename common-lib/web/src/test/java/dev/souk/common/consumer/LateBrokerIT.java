package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.sample.Notes;
import dev.souk.testing.SoukTest;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import dev.souk.testing.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaResourceFactory;
import org.springframework.transaction.support.TransactionOperations;

/** A service that starts before its broker, so early that the broker's name has no address yet. */
@SoukTest
class LateBrokerIT {

    private static final String NOWHERE = "no-such-host.invalid:9092";

    private final TestApi api;
    private final TestEvents events;
    private final IdGenerator ids;
    private final Notes notes;
    private final TransactionOperations transaction;
    private final KafkaListenerEndpointRegistry listeners;
    private final Address address;

    LateBrokerIT(
            TestApi api,
            TestEvents events,
            IdGenerator ids,
            Notes notes,
            TransactionOperations transaction,
            KafkaListenerEndpointRegistry listeners,
            Address address) {
        this.api = api;
        this.events = events;
        this.ids = ids;
        this.notes = notes;
        this.transaction = transaction;
        this.listeners = listeners;
        this.address = address;
    }

    @Test
    void theServiceStartsAndConsumesOnceTheBrokerIsResolvable() {
        UUID eventId = ids.next();
        UUID heard = ids.next();
        transaction.executeWithoutResult(status -> notes.write(eventId, "written while the broker was unavailable"));
        assertThat(readiness()).isEqualTo(503);
        assertThat(listeners.getListenerContainers()).noneMatch(listener -> listener.isChildRunning());

        address.now = Infrastructure.get().bootstrapServers();

        events.awaitTypes("sample.notes", eventId, "dev.souk.note.written.v1");
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> readiness() == 200);
        events.publish("sample.foreign", "dev.souk.note.written.v1", heard, 1, new Notes.Written(heard, "late"));
        events.awaitTypes("sample.notes", heard, "dev.souk.note.written.v1");
    }

    private int readiness() {
        return api.anonymous().get("/actuator/health/readiness").status();
    }

    /** The address of the broker, for everything that Spring creates for Kafka. */
    static final class Address {
        private volatile String now = NOWHERE;
    }

    @TestConfiguration
    static class LateAddress {
        @Bean
        Address address(List<KafkaResourceFactory> clients) {
            var address = new Address();
            clients.forEach(client -> client.setBootstrapServersSupplier(() -> address.now));
            return address;
        }
    }
}
