package dev.souk.common.revocation;

import dev.souk.common.database.Retention;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The revocation of access tokens. */
@AutoConfiguration
@EnableConfigurationProperties(RevocationProperties.class)
@Import({RevocationRepository.class, RevokedTokens.class})
class RevocationAutoConfiguration {

    @Bean
    Retention tokenRevocationRetention(JdbcClient jdbc, RevocationProperties properties) {
        return new Retention(jdbc, "token_revocation", "recorded_at", properties.retention());
    }
}
