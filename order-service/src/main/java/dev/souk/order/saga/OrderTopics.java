package dev.souk.order.saga;

import dev.souk.common.consumer.OwnTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topic of order events. */
@Configuration(proxyBeanMethods = false)
class OrderTopics {

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of(OrderEvents.TOPIC);
    }
}
