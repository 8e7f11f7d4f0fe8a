package dev.souk.order.saga;

import dev.souk.common.consumer.TopicProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topic of order events. */
@Configuration(proxyBeanMethods = false)
class OrderTopics {

    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics(OrderEvents.TOPIC);
    }
}
