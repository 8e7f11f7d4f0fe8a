package dev.souk.order.testing;

import dev.souk.common.consumer.OwnTopics;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The topics of cart-service and user-service, made at the start as these would; a consumer finds a later one late. */
@TestConfiguration(proxyBeanMethods = false)
class TopicsOfOthers {

    @Bean
    OwnTopics topicsOfOthers() {
        return OwnTopics.of("souk.stock", "souk.payments", "souk.users");
    }
}
