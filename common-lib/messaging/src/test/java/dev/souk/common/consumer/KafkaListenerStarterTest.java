package dev.souk.common.consumer;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;

class KafkaListenerStarterTest {

    @Test
    void aConsumerThatEndedWithAnErrorIsStartedAgain() {
        MessageListenerContainer consumer = mock(); // in no expected state
        when(consumer.getListenerId()).thenReturn("stock-events");
        when(consumer.getContainerProperties()).thenReturn(new ContainerProperties("souk.stock"));
        KafkaListenerEndpointRegistry listeners = mock();
        when(listeners.isRunning()).thenReturn(true);
        when(listeners.getListenerContainers()).thenReturn(List.of(consumer));
        var starter = new KafkaListenerStarter(listeners);

        starter.startMissing();
        when(consumer.isRunning()).thenReturn(true);
        starter.startMissing();

        verify(consumer, times(2)).start();
    }
}
