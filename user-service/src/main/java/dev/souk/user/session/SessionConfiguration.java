package dev.souk.user.session;

import dev.souk.common.database.Retention;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes login attempts that are available again: a missing row means the same. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    Retention loginAttemptRetention(JdbcClient jdbc) {
        return Retention.of(jdbc, "login_attempt", "refilled_at", Duration.ZERO, Duration.ofMinutes(1));
    }
}
