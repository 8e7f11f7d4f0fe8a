package dev.souk.common.lab;

import dev.souk.common.consumer.OwnTopics;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that publishes what is ordered. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OrderSide {

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of(OutboxAndInbox.TOPIC);
    }
}
