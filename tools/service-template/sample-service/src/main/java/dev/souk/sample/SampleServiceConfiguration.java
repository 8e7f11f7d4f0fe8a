package dev.souk.sample;

import dev.souk.common.consumer.TopicProperties;
import dev.souk.sample.sample.SampleEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics of the service. */
@Configuration(proxyBeanMethods = false)
class SampleServiceConfiguration {

    /** The topics that the service publishes to; the launcher's {@code Topology} lists them too. */
    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics(SampleEvent.TOPIC);
    }
}
