package dev.souk.common.consumer;

import dev.souk.common.deadletter.DeadLetterRecoverer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** Error handling, conversion and start of consumers. Boot's listener container factory uses these beans. */
@AutoConfiguration
@EnableConfigurationProperties(TopicProperties.class)
@Import({
    BrokerConnectionMonitor.class,
    ConsumerErrorHandler.class,
    InboundEventConverter.class,
    KafkaListenerStarter.class,
    TopicProvisioner.class
})
class ConsumerAutoConfiguration {

    /** {@code souk.consumer.stalled}: how long the slowest partition has been at its record. */
    @Bean
    @Primary
    ConsumerProgress consumerProgress(Clock clock, MeterRegistry meters) {
        var progress = new ConsumerProgress(clock);
        TimeGauge.builder("souk.consumer.stalled", progress, TimeUnit.SECONDS, ConsumerProgress::longestSeconds)
                .description("How long a consumer has repeated one record, or failed itself")
                .register(meters);
        return progress;
    }

    @Bean
    @Primary
    ConsumersHealthIndicator consumersHealthIndicator(
            @Lazy KafkaListenerEndpointRegistry listeners, ConsumerProgress progress, TopicProvisioner topics) {
        return new ConsumersHealthIndicator(listeners, progress, topics);
    }

    /**
     * The consumed topics and their dead-letter topics. A consumer whose topic does not exist cannot join its group, so
     * whichever of producer and consumer starts first creates it. Lazy: the listeners are registered later.
     */
    @Bean
    @Lazy
    KafkaAdmin.NewTopics consumedTopics(
            TopicProperties properties,
            KafkaListenerEndpointRegistry listeners,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        return properties.topics(listeners.getListenerContainers().stream()
                .flatMap(ConsumersHealthIndicator::topics)
                .flatMap(topic -> Stream.of(topic, DeadLetterRecoverer.topic(topic, group)))
                .toArray(String[]::new));
    }
}
