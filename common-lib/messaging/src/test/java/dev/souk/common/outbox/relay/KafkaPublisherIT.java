package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A relay against a real broker, whose producer is killed underneath it. */
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

    private void write(long first, long last) {
        aggregates.forEach(aggregate ->
                LongStream.rangeClosed(first, last).forEach(sequence -> fixture.write(aggregate, sequence)));
    }
}
