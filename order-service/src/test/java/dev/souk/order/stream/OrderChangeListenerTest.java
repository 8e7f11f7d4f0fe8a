package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
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
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.ConsumerFactory;

@ExtendWith(OutputCaptureExtension.class)
class OrderChangeListenerTest {

    private static final String TOPIC = OrderChangeListener.TOPIC;
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
    private static final TopicPartition ADDED = new TopicPartition(TOPIC, 2);
    private static final String ORDER = UUID.randomUUID().toString();
    private static final String OTHER = UUID.randomUUID().toString();

    private final Deque<MockConsumer<String, byte[]>> created = new ConcurrentLinkedDeque<>();
    private final List<Predicate<String>> changes = new CopyOnWriteArrayList<>();
    private volatile List<TopicPartition> partitions = List.of(FIRST, SECOND);
    private volatile @Nullable KafkaException failure;
    private OrderChangeListener listener;

    @BeforeEach
    void listen() {
        ConsumerFactory<String, byte[]> consumers = mock();
        when(consumers.createConsumer(any(), any(), any(), any())).thenAnswer(_ -> newConsumer());
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
        publish(SECOND, 7, ORDER);

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
        publish(FIRST, 5, ORDER);
        awaitChanges(3);
    }

    @Test
    void aTopicThatCannotBeReadIsLoggedOnceAndWakesNoStream(CapturedOutput output) {
        failWith(new KafkaException("The broker has refused"));

        await().until(() -> created.size() >= 3 && created.stream().limit(3).allMatch(MockConsumer::closed));
        assertThat(changes).hasSize(1);
        assertThat(output.toString()
                        .lines()
                        .filter(line ->
                                line.contains("souk.orders cannot be read, streams poll: The broker has refused")))
                .hasSize(1);
    }

    @Test
    void withoutTheRightToReadThereIsNoNewConsumerForAWhile() {
        failWith(new TopicAuthorizationException(TOPIC));

        await().until(() -> created.getFirst().closed());
        await().during(Duration.ofSeconds(1)).until(() -> created.size() == 1);
    }

    @Test
    void anAddedPartitionIsRead() {
        partitions = List.of(FIRST, SECOND, ADDED);
        updatePartitions(created.getFirst());

        awaitChanges(2);
        assertThat(changes.getLast()).accepts(ORDER, OTHER);
        assertThat(created.getLast().assignment()).contains(ADDED);
        assertThat(created.getFirst().closed()).isTrue();
        publish(ADDED, 0, ORDER);
        awaitChanges(3);
    }

    @Test
    void afterADefectTheNextStreamStartsItAgain() {
        created.getFirst().schedulePollTask(() -> {
            throw new IllegalStateException("as by a defect");
        });

        await().dontCatchUncaughtExceptions()
                .until(
                        () -> { // the thread of the listener ends by one
                            listener.listen(changes::add);
                            return changes.size() == 2;
                        });
        assertThat(created).hasSize(2);
    }

    @Test
    void aRecordWithAnotherKeyOrNoneConcernsNoOrder() {
        publish(FIRST, 5, "not an id");
        publish(FIRST, 6, null);
        publish(FIRST, 7, ORDER);

        awaitChanges(4);
        assertThat(changes.subList(1, 3))
                .allSatisfy(change -> assertThat(change).rejects(ORDER, OTHER));
        assertThat(changes.getLast()).accepts(ORDER).rejects(OTHER);
        assertThat(created).hasSize(1);
    }

    @Test
    void aSecondStreamNeedsNoSecondConsumer() {
        listener.listen(changes::add);
        publish(FIRST, 5, ORDER);

        awaitChanges(2);
        assertThat(created).hasSize(1);
    }

    /** The present consumer, and each one that follows it. */
    private void failWith(KafkaException reason) {
        failure = reason;
        created.getFirst().setPollException(reason);
    }

    private MockConsumer<String, byte[]> newConsumer() {
        var consumer = new MockConsumer<String, byte[]>("latest");
        updatePartitions(consumer);
        consumer.updateEndOffsets(Map.of(FIRST, 5L, SECOND, 7L, ADDED, 0L));
        if (failure != null) {
            consumer.setPollException(failure);
        }
        created.add(consumer);
        return consumer;
    }

    private void updatePartitions(MockConsumer<String, byte[]> consumer) {
        consumer.updatePartitions(
                TOPIC,
                partitions.stream()
                        .map(partition -> new PartitionInfo(TOPIC, partition.partition(), null, null, null))
                        .toList());
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
