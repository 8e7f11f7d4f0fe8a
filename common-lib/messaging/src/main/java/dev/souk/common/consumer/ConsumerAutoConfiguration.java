package dev.souk.common.consumer;

import dev.souk.common.deadletter.DeadLetterRecoverer;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Consumers as Souk wants them; Boot's listener factory picks these beans up. */
@AutoConfiguration
@EnableConfigurationProperties(TopicProperties.class)
class ConsumerAutoConfiguration {

    @Bean
    CommonErrorHandler consumerErrorHandler(DeadLetterRecoverer deadLetters) {
        return ConsumerErrorHandlers.errorHandler(deadLetters);
    }

    @Bean
    RecordMessageConverter eventConverter() {
        return new InboundEventConverter();
    }

    @Bean
    ConsumersHealthIndicator consumersHealthIndicator(@Lazy KafkaListenerEndpointRegistry listeners) {
        return new ConsumersHealthIndicator(listeners);
    }

    @Bean
    KafkaListenerStarter kafkaListenerStarter(KafkaListenerEndpointRegistry listeners, TaskScheduler scheduler) {
        return new KafkaListenerStarter(listeners, scheduler);
    }

    @Bean
    SchedulingConfigurer brokerConnectionMonitor(KafkaListenerEndpointRegistry listeners, Clock clock) {
        var watch = new BrokerConnectionMonitor(listeners, clock);
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(watch, BrokerConnectionMonitor.INTERVAL, BrokerConnectionMonitor.INTERVAL));
    }

    @Bean
    TopicProvisioner topicProvisioner(
            KafkaAdmin admin,
            TaskScheduler scheduler,
            TopicProperties properties,
            ObjectProvider<OwnTopics> own,
            KafkaListenerEndpointRegistry listeners,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        return new TopicProvisioner(
                admin,
                scheduler,
                () -> Stream.of(
                                own.stream().map(OwnTopics::names).flatMap(List::stream),
                                listenedTo(listeners),
                                listenedTo(listeners).map(topic -> DeadLetterRecoverer.topic(topic, group)))
                        .flatMap(names -> names)
                        .distinct()
                        .map(name -> new NewTopic(name, properties.partitions(), properties.replication()))
                        .toList());
    }

    /** Whoever comes first makes a topic, producer or consumer, so that no consumer joins its group in vain. */
    private static Stream<String> listenedTo(KafkaListenerEndpointRegistry listeners) {
        return listeners.getListenerContainers().stream().flatMap(ConsumersHealthIndicator::topics);
    }
}
