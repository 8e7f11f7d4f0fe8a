package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;

class ConsumerProgressTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock clock = mock(Clock.class);
    private final ConsumerProgress progress = new ConsumerProgress(clock);

    @SuppressWarnings("unchecked")
    private final Consumer<Object, Object> consumer = mock(Consumer.class);

    private final ConsumerRecord<Object, Object> message = new ConsumerRecord<>("topic", 1, 17, "key", "value");
    private final MessageListenerContainer container = mock(MessageListenerContainer.class);

    @BeforeEach
    void start() {
        at(0);
        when(container.getContainerProperties()).thenReturn(new ContainerProperties("topic"));
    }

    @Test
    void aRecordThatIsRepeatedIsStalledAfterHalfAMinuteSinceItsFirstAttempt() {
        for (int second = 0; second <= 30; second++) {
            at(second);
            progress.intercept(message, consumer);
            progress.failedDelivery(message, new IllegalStateException(), second + 1);
        }
        assertThat(progress.stalled()).isEmpty();
        assertThat(progress.longestSeconds()).isEqualTo(30);
        at(31);
        assertThat(progress.stalled()).isEqualTo(Map.of("topic/1/17", 31L));
    }

    @Test
    void aListenerThatDoesNotReturnIsStalled() {
        progress.intercept(message, consumer);
        at(600);
        assertThat(progress.stalled()).isEqualTo(Map.of("topic/1/17", 600L));
    }

    @Test
    void aRecordThatIsProcessedOrADeadLetterOrOfAnotherInstanceIsNotStalled() {
        List<Runnable> ends = List.of(
                () -> progress.success(message, consumer),
                () -> progress.recovered(message, new IllegalStateException()),
                () -> progress.revoked(List.of(new TopicPartition("topic", 1))));
        for (Runnable end : ends) {
            at(0);
            progress.intercept(message, consumer);
            end.run();
            at(600);
            assertThat(progress.stalled()).isEmpty();
            assertThat(progress.longestSeconds()).isZero();
        }
    }

    @Test
    void anotherPartitionThatIsRevokedChangesNothing() {
        progress.intercept(message, consumer);
        progress.revoked(List.of(new TopicPartition("topic", 11), new TopicPartition("other", 1)));
        at(600);
        assertThat(progress.stalled()).containsKey("topic/1/17");
    }

    @Test
    void aConsumerThatFailsItselfIsStalledForAsLongAsItDoes() {
        for (int second = 0; second <= 40; second += 20) { // as a name server lets it wait
            at(second);
            progress.failed(container);
        }
        assertThat(progress.stalled()).isEqualTo(Map.of("topic", 40L));
        at(110);
        assertThat(progress.stalled()).isEmpty();
        progress.failed(container);
        assertThat(progress.longestSeconds()).isZero();
    }

    private void at(int second) {
        when(clock.instant()).thenReturn(START.plus(Duration.ofSeconds(second)));
    }
}
