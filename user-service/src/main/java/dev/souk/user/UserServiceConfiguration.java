package dev.souk.user;

import dev.souk.common.consumer.TopicProperties;
import dev.souk.common.security.PublicEndpoints;
import dev.souk.common.security.PublicEndpoints.Endpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** What stands at the edges of the service: topics it owns and paths that need no token. */
@Configuration(proxyBeanMethods = false)
class UserServiceConfiguration {

    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics("souk.users", "souk.payments");
    }

    @Bean
    PublicEndpoints publicEndpoints() {
        return PublicEndpoints.of(
                Endpoint.post("/users"), Endpoint.post("/sessions"), Endpoint.get("/.well-known/jwks.json"));
    }
}
