package dev.souk.common.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class BrokerConnectionMonitorTest {

    private static final MetricName CONNECTIONS = new MetricName("connection-count", "consumer-metrics", "", Map.of());

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(BrokerConnectionMonitor.class);
    private final Clock clock = mock();
    private final Metric connections = mock();
    private final KafkaListenerEndpointRegistry listeners = mock();
    private long seconds;
    private BrokerConnectionMonitor watch;

    @BeforeEach
    void begin() {
        MessageListenerContainer listener = mock();
        when(listener.metrics()).thenAnswer(call -> Map.of("client", Map.of(CONNECTIONS, connections)));
        when(listeners.getListenerContainers()).thenReturn(List.of(listener));
        when(clock.instant()).thenAnswer(call -> Instant.ofEpochSecond(seconds++));
        watch = new BrokerConnectionMonitor(listeners, clock);
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void end() {
        log.detachAppender(said);
    }

    @Test
    void anOutageOfTheBrokerIsLoggedOnceAtItsStartAndOnceAtItsEnd() {
        look(5, 2.0);
        look(60, 0.0);
        look(5, 1.0);

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The broker is unavailable: nothing is consumed, and events remain in the outbox",
                        "The broker is available again, after 60 s");
    }

    @Test
    void aShortDisconnectionIsNotLogged() {
        look(3, 1.0);
        look(3, 0.0);
        look(3, 1.0);

        assertThat(said.list).isEmpty();
    }

    private void look(int times, double count) {
        when(connections.metricValue()).thenReturn(count);
        IntStream.range(0, times).forEach(turn -> watch.look());
    }
}
