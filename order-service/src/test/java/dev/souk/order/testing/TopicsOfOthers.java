package dev.souk.order.testing;

import dev.souk.common.consumer.TopicProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics of cart-service and user-service, made at the start as these would; a consumer finds a later one late. */
@TestConfiguration(proxyBeanMethods = false)
class TopicsOfOthers {

    @Bean
    KafkaAdmin.NewTopics topicsOfOthers(TopicProperties properties) {
        return properties.topics("souk.stock", "souk.payments", "souk.users");
    }
}
