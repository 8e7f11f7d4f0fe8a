package dev.souk.order.testing;

import dev.souk.common.consumer.TopicProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the topics of cart-service and user-service at the start; consumers discover later topics with a delay. */
@TestConfiguration(proxyBeanMethods = false)
class TopicsOfOthers {

    @Bean
    KafkaAdmin.NewTopics topicsOfOthers(TopicProperties properties) {
        return properties.topics("souk.stock", "souk.payments", "souk.users");
    }
}
