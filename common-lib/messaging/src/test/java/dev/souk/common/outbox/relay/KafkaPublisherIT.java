package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.outbox.publisher.RelayProducers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** A relay against a real broker, with a producer that is killed underneath it and one of a service that sends text. */
class KafkaPublisherIT {

    private static final int AGGREGATES = 20;
    private static final int EACH = 40;

    private final RelayFixture fixture = new RelayFixture();
    private final List<UUID> aggregates =
            Stream.generate(UUID::randomUUID).limit(AGGREGATES).toList();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aProducerThatIsKilledIsReplacedAndEachAggregateKeepsItsOrder() {
        var made = new CopyOnWriteArrayList<Producer<String, byte[]>>();
        var producers = fixture.producers();
        producers.addPostProcessor(producer -> {
            made.add(producer);
            return producer;
        });
        fixture.relay(
                fixture.publisher(producers), RelayFixture.properties(Duration.ofMillis(100), Duration.ofSeconds(5)));
        write(1, EACH / 4);
        await().until(() -> !made.isEmpty());
        for (int kill = 1; kill <= 3; kill++) {
            made.getLast().close(Duration.ZERO); // perhaps with rows under way, in any case with rows to come
            write(kill * EACH / 4 + 1, (kill + 1) * EACH / 4);
            int killed = kill;
            await().until(() -> made.size() > killed);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> fixture.waiting() == 0);
        Long[] inOrder = LongStream.rangeClosed(1, EACH).boxed().toArray(Long[]::new);
        assertThat(aggregates)
                .allSatisfy(aggregate -> assertThat(
                                fixture.published(aggregate).stream().distinct())
                        .containsExactly(inOrder));
    }

    @Test
    void anEventIsPublishedAsItIsWhateverTheServiceSerializesItsOwnRecordsWith() {
        Map<String, Object> service = new HashMap<>(RelayFixture.kafka());
        service.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        service.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        var producers = RelayProducers.of(new DefaultKafkaProducerFactory<>(service), Duration.ofSeconds(5));
        fixture.relay(
                fixture.publisher(producers), RelayFixture.properties(Duration.ofMillis(100), Duration.ofSeconds(5)));

        write(1, 1);

        await().until(() -> fixture.waiting() == 0);
        assertThat(aggregates)
                .allSatisfy(
                        aggregate -> assertThat(fixture.published(aggregate)).containsOnly(1L));
    }

    private void write(long first, long last) {
        aggregates.forEach(aggregate ->
                LongStream.rangeClosed(first, last).forEach(sequence -> fixture.write(aggregate, sequence)));
    }
}
