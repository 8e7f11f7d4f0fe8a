package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;

class KafkaListenerStarterTest {

    private final ConsumerProgress progress = mock();

    @Test
    void aConsumerThatEndedWithAnErrorIsStartedAgain() {
        MessageListenerContainer consumer = mock(); // in no expected state
        when(consumer.getListenerId()).thenReturn("stock-events");
        when(consumer.getContainerProperties()).thenReturn(new ContainerProperties("souk.stock"));
        KafkaListenerEndpointRegistry listeners = mock();
        when(listeners.isRunning()).thenReturn(true);
        when(listeners.getListenerContainers()).thenReturn(List.of(consumer));
        var starter = new KafkaListenerStarter(listeners, progress);

        starter.startMissing();
        when(consumer.isRunning()).thenReturn(true);
        starter.startMissing();

        verify(consumer, times(2)).start();
    }

    @Test
    void aConsumerWhoseRestartFailsIsTriedUntilTheBrokerHasAnAddressAgain() {
        var asked = new AtomicInteger();
        var consumers =
                new DefaultKafkaConsumerFactory<String, byte[]>(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "cart")) {
                    @Override
                    protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> properties) {
                        if (asked.incrementAndGet() == 2) {
                            throw new KafkaException("No resolvable bootstrap urls");
                        }
                        return new MockConsumer<>("earliest");
                    }
                };
        var properties = new ContainerProperties("souk.stock");
        properties.setMessageListener((MessageListener<String, byte[]>) _ -> {});
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName("stock-events");
        KafkaListenerEndpointRegistry listeners = mock();
        when(listeners.isRunning()).thenReturn(true);
        when(listeners.getListenerContainers()).thenReturn(List.of(container));
        var starter = new KafkaListenerStarter(listeners, progress);
        try {
            starter.startMissing();
            container.stopAbnormally(() -> {}); // as when a commit has timed out
            starter.startMissing();
            starter.startMissing();

            assertThat(asked).hasValue(3);
            verify(progress).failed(container); // which an alert says after a while
            assertThat(container.isInExpectedState()).isTrue();
        } finally {
            container.stop();
        }
    }
}
