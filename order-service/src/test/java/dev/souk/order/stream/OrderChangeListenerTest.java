package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

class OrderChangeListenerTest {

    private static final String TOPIC = OrderChangeListener.TOPIC;
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Deque<MockConsumer<String, byte[]>> created = new ConcurrentLinkedDeque<>();
    private final List<Predicate<UUID>> changes = new CopyOnWriteArrayList<>();
    private OrderChangeListener listener;

    @BeforeEach
    void listen() {
        ConsumerFactory<String, byte[]> consumers = mock();
        when(consumers.createConsumer(any(), any(), any())).thenAnswer(_ -> newConsumer());
        listener = new OrderChangeListener(consumers);
        listener.listen(changes::add);
        awaitChanges(1);
    }

    @AfterEach
    void stop() {
        listener.destroy();
        await().until(() -> created.getLast().closed());
    }

    @Test
    void allPartitionsAreReadFromTheirEndWithoutACommit() {
        var consumer = created.getLast();

        assertThat(consumer.assignment()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(consumer.position(FIRST)).isEqualTo(5);
        assertThat(consumer.position(SECOND)).isEqualTo(7);
        assertThat(consumer.subscription()).isEmpty();
        assertThat(consumer.committed(consumer.assignment())).isEmpty();
    }

    @Test
    void anOrderMayHaveChangedBeforeTheFirstEvent() {
        assertThat(changes.getFirst()).accepts(ORDER, OTHER);
    }

    @Test
    void anEventConcernsTheOrderOfItsKey() {
        publish(SECOND, 7, ORDER.toString());

        awaitChanges(2);
        assertThat(changes.getLast()).accepts(ORDER).rejects(OTHER);
    }

    @Test
    void afterAFailureANewConsumerReadsAndAnyOrderMayHaveChanged() {
        var failing = created.getLast();
        failing.setPollException(new KafkaException("not allowed any more"));

        awaitChanges(2);
        assertThat(changes.getLast()).accepts(ORDER, OTHER);
        assertThat(failing.closed()).isTrue();
        publish(FIRST, 5, ORDER.toString());
        awaitChanges(3);
    }

    @Test
    void aRecordWithAnotherKeyOrNoneConcernsNoOrder() {
        publish(FIRST, 5, "not an id");
        publish(FIRST, 6, null);
        publish(FIRST, 7, ORDER.toString());

        awaitChanges(4);
        assertThat(changes.subList(1, 3))
                .allSatisfy(change -> assertThat(change).rejects(ORDER, OTHER));
        assertThat(changes.getLast()).accepts(ORDER).rejects(OTHER);
        assertThat(created).hasSize(1);
    }

    @Test
    void aSecondStreamNeedsNoSecondConsumer() {
        listener.listen(changes::add);
        publish(FIRST, 5, ORDER.toString());

        awaitChanges(2);
        assertThat(created).hasSize(1);
    }

    private MockConsumer<String, byte[]> newConsumer() {
        var consumer = new MockConsumer<String, byte[]>("latest");
        consumer.updatePartitions(
                TOPIC,
                List.of(new PartitionInfo(TOPIC, 0, null, null, null), new PartitionInfo(TOPIC, 1, null, null, null)));
        consumer.updateEndOffsets(Map.of(FIRST, 5L, SECOND, 7L));
        created.add(consumer);
        return consumer;
    }

    private void publish(TopicPartition partition, long offset, @Nullable String key) {
        created.getLast()
                .schedulePollTask(() -> created.getLast()
                        .addRecord(new ConsumerRecord<>(TOPIC, partition.partition(), offset, key, new byte[0])));
    }

    private void awaitChanges(int number) {
        await().until(() -> changes.size() == number);
    }
}
