package dev.souk.user;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.souk.common.consumer.TopicProperties;
import dev.souk.common.database.Retention;
import dev.souk.common.security.PublicEndpoints;
import dev.souk.user.account.AccountEvent;
import dev.souk.user.payment.PaymentEvent;
import dev.souk.user.token.SigningKeySource;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

/** Accounts, sessions and wallets. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class UserServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(UserServiceApplication.class, arguments);
    }

    /** The topics that the service publishes to; the launcher's {@code Topology} lists them too. */
    @Bean
    KafkaAdmin.NewTopics ownTopics(TopicProperties properties) {
        return properties.topics(AccountEvent.TOPIC, PaymentEvent.TOPIC);
    }

    @Bean
    PublicEndpoints publicEndpoints() {
        return PublicEndpoints.of(
                PublicEndpoints.post("/users"),
                PublicEndpoints.post("/sessions"),
                PublicEndpoints.get("/.well-known/jwks.json"));
    }

    /** The own keys verify tokens, unless another provider issues them. */
    @Bean
    @ConditionalOnProperty(name = "souk.token.provider.issuer", havingValue = "none", matchIfMissing = true)
    JWKSource<SecurityContext> ownKeys(SigningKeySource keys) {
        return keys::get;
    }

    /** Forgets networks that an account was not used from for so long; they may belong to somebody else by now. */
    @Bean
    Retention knownNetworkRetention(JdbcClient jdbc) {
        return new Retention(jdbc, "known_network", "last_used_at", Duration.ofDays(90));
    }

    /** Deletes login attempts that are available again: a missing row means the same. */
    @Bean
    Retention loginAttemptRetention(JdbcClient jdbc) {
        return new Retention(jdbc, "login_attempt", "refilled_at", Duration.ZERO);
    }
}
