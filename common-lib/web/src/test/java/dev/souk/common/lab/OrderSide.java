package dev.souk.common.lab;

import dev.souk.common.consumer.TopicProperties;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** An application that publishes what is ordered. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OrderSide {

    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics(OutboxAndInbox.TOPIC);
    }
}
