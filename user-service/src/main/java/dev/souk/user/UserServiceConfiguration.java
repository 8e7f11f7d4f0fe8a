package dev.souk.user;

import dev.souk.common.consumer.OwnTopics;
import dev.souk.common.security.PublicEndpoints;
import dev.souk.common.security.PublicEndpoints.Open;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What stands at the edges of the service: topics it owns and paths that need no token. */
@Configuration(proxyBeanMethods = false)
class UserServiceConfiguration {

    @Bean
    OwnTopics ownTopics() {
        return OwnTopics.of("souk.users", "souk.payments");
    }

    @Bean
    PublicEndpoints openPaths() {
        return new PublicEndpoints(List.of(
                new Open(HttpMethod.POST, "/users"),
                new Open(HttpMethod.POST, "/sessions"),
                new Open(HttpMethod.GET, "/.well-known/jwks.json")));
    }
}
