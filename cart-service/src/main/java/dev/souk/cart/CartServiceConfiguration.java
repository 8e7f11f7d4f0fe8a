package dev.souk.cart;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.PublicEndpoints;
import dev.souk.common.security.PublicEndpoints.Endpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics and public endpoints of the service. */
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
