package dev.souk.common.outbox;

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

    private final RelayBed bed = new RelayBed();
    private final List<UUID> aggregates =
            Stream.generate(UUID::randomUUID).limit(AGGREGATES).toList();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aProducerThatIsKilledIsReplacedAndEachAggregateKeepsItsOrder() {
        var made = new CopyOnWriteArrayList<Producer<String, byte[]>>();
        var producers = bed.producers();
        producers.addPostProcessor(producer -> {
            made.add(producer);
            return producer;
        });
        aggregates.forEach(
                aggregate -> LongStream.rangeClosed(1, EACH).forEach(sequence -> bed.write(aggregate, sequence)));

        bed.relay(bed.publisher(producers), RelayBed.properties(Duration.ofMillis(100), Duration.ofSeconds(5)));
        for (int kill = 1; kill <= 3; kill++) {
            int left = AGGREGATES * EACH * (4 - kill) / 4;
            await().until(() -> bed.waiting() < left);
            made.getLast().close(Duration.ZERO);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> bed.waiting() == 0);
        Long[] inOrder = LongStream.rangeClosed(1, EACH).boxed().toArray(Long[]::new);
        assertThat(aggregates)
                .allSatisfy(aggregate ->
                        assertThat(bed.told(aggregate).stream().distinct()).containsExactly(inOrder));
        assertThat(made).hasSizeGreaterThan(1);
    }
}
