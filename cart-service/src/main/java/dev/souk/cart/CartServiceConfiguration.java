package dev.souk.cart;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.PublicEndpoints;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What this service tells the shared mechanism about itself. */
@Configuration(proxyBeanMethods = false)
class CartServiceConfiguration {

    @Bean
    PublicEndpoints openPaths() {
        return new PublicEndpoints(List.of(
                new PublicEndpoints.Open(HttpMethod.GET, "/items"),
                new PublicEndpoints.Open(HttpMethod.GET, "/items/{id}")));
    }

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of("souk.stock");
    }
}
