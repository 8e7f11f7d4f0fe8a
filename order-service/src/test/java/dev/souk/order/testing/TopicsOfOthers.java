package dev.souk.order.testing;

import dev.souk.common.consumer.OwnTopics;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Creates the topics of cart-service and user-service at the start; consumers discover later topics with a delay. */
@TestConfiguration(proxyBeanMethods = false)
class TopicsOfOthers {

    @Bean
    OwnTopics topicsOfOthers() {
        return OwnTopics.of("souk.stock", "souk.payments", "souk.users");
    }
}
