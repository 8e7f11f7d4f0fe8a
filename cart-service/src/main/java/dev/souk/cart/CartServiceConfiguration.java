package dev.souk.cart;

import dev.souk.cart.reservation.StockEvent;
import dev.souk.common.consumer.TopicProperties;
import dev.souk.common.security.PublicEndpoints;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics and public endpoints of the service. */
@Configuration(proxyBeanMethods = false)
class CartServiceConfiguration {

    @Bean
    PublicEndpoints publicEndpoints() {
        return PublicEndpoints.of(PublicEndpoints.get("/items"), PublicEndpoints.get("/items/{id}"));
    }

    /** The topics that the service publishes to; the launcher's {@code Topology} lists them too. */
    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics(StockEvent.TOPIC);
    }
}
