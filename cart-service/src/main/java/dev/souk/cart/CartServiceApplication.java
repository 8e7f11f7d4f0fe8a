package dev.souk.cart;

import dev.souk.cart.reservation.StockEvent;
import dev.souk.common.consumer.TopicProperties;
import dev.souk.common.security.PublicEndpoints;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Items, their stock and the carts of users. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class CartServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(CartServiceApplication.class, arguments);
    }

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
