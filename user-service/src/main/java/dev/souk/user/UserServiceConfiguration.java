package dev.souk.user;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.PublicEndpoints;
import dev.souk.common.security.PublicEndpoints.Endpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands at the edges of the service: topics it owns and paths that need no token. */
@Configuration(proxyBeanMethods = false)
class UserServiceConfiguration {

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of("souk.users", "souk.payments");
    }

    @Bean
    PublicEndpoints publicEndpoints() {
        return PublicEndpoints.of(
                Endpoint.post("/users"), Endpoint.post("/sessions"), Endpoint.get("/.well-known/jwks.json"));
    }
}
