package dev.souk.cart;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.PublicEndpoints;
import dev.souk.common.security.PublicEndpoints.Endpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service tells the shared mechanism about itself. */
@Configuration(proxyBeanMethods = false)
class CartServiceConfiguration {

    @Bean
    PublicEndpoints publicEndpoints() {
        return PublicEndpoints.of(Endpoint.get("/items"), Endpoint.get("/items/{id}"));
    }

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of("souk.stock");
    }
}
