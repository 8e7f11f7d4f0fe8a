package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.MessageListener;

class ConsumerErrorHandlerTest {

    private static final TopicPartition PARTITION = new TopicPartition("notes", 0);

    private final List<String> delivered = new CopyOnWriteArrayList<>();

    @Test
    void betweenTwoAttemptsThereAreTwoSecondsAtMost() {
        var waits = ConsumerErrorHandler.unlimitedBackOff().start();

        assertThat(LongStream.generate(waits::nextBackOff).limit(10).max()).hasValue(2_000);
    }

    /** A commit of the first record falls into a rebalance; it is made up for after the next poll, and times out. */
    @Test
    void whatWasPolledBeforeACommitThatTimedOutIsDeliveredAgain() {
        var failing = new FailingConsumer(new RebalanceInProgressException(), new TimeoutException());
        ConsumerFactory<String, String> consumers = mock();
        when(consumers.createConsumer(any(), any(), any(), any()))
                .thenReturn(failing)
                .thenReturn(new FailingConsumer());
        var container = container(consumers);
        container.start();
        try {
            await().until(() -> !container.isInExpectedState());

            container.start(); // as KafkaListenerStarter does

            await().untilAsserted(() -> assertThat(delivered).contains("first", "second"));
        } finally {
            container.stop();
        }
    }

    private ConcurrentMessageListenerContainer<String, String> container(ConsumerFactory<String, String> consumers) {
        var properties = new ContainerProperties(PARTITION.topic());
        properties.setGroupId("group");
        properties.setAckMode(AckMode.RECORD);
        properties.setAssignmentCommitOption(
                AssignmentCommitOption.NEVER); // the first commit is that of the first record
        properties.setMessageListener((MessageListener<String, String>) message -> delivered.add(message.value()));
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setCommonErrorHandler(
                new ConsumerErrorHandler((_, _) -> {}, new ConsumerProgress(Clock.systemUTC())));
        return container;
    }

    /** Has two records, one for each poll, and fails to commit in turn as it is told. */
    private static final class FailingConsumer extends MockConsumer<String, String> {

        private final Queue<KafkaException> failures;

        FailingConsumer(KafkaException... failures) {
            super("earliest");
            this.failures = new ArrayDeque<>(List.of(failures));
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            schedulePollTask(() -> {
                rebalance(List.of(PARTITION));
                addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, "key", "first"));
            });
            schedulePollTask(() -> addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 1, "key", "second")));
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            KafkaException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            super.commitSync(offsets, timeout);
        }
    }
}
