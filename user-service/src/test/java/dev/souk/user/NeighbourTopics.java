package dev.souk.user;

import dev.souk.common.consumer.OwnTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the topic that order-service would make; found by the component scan of every test. */
@Configuration(proxyBeanMethods = false)
class NeighbourTopics {

    @Bean
    OwnTopics topicsOfOrderService() {
        return OwnTopics.of("souk.orders");
    }
}
