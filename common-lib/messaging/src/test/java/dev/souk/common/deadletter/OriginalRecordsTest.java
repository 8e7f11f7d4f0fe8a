package dev.souk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

@SuppressWarnings("unchecked")
class OriginalRecordsTest {

    private static final TopicPartition PARTITION = new TopicPartition("souk.orders", 0);

    private final Consumer<String, byte[]> consumer = mock(Consumer.class);
    private final ConsumerFactory<String, byte[]> consumers = mock(ConsumerFactory.class);
    private final OriginalRecords originals = new OriginalRecords(consumers);

    @BeforeEach
    void aBrokerHasTheTopicAndSendsNothing() {
        when(consumers.createConsumer(any(), any(), any(), any())).thenReturn(consumer);
        when(consumer.partitionsFor(any(), any(Duration.class))).thenReturn(List.of(mock(PartitionInfo.class)));
        when(consumer.endOffsets(anyCollection(), any(Duration.class))).thenReturn(Map.of(PARTITION, 9L));
        when(consumer.poll(any(Duration.class))).thenReturn(ConsumerRecords.empty());
    }

    @Test
    void aRecordThatDoesNotArriveInTimeIsNotTakenForOneThatIsGone() {
        when(consumer.position(eq(PARTITION), any(Duration.class))).thenReturn(7L);

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> originals.at("souk.orders/0/7@1"));
    }

    @Test
    void aRecordWhosePlaceThePollHasPassedIsGone() {
        when(consumer.position(eq(PARTITION), any(Duration.class))).thenReturn(8L);

        assertThat(originals.at("souk.orders/0/7@1")).isEmpty();
    }
}
