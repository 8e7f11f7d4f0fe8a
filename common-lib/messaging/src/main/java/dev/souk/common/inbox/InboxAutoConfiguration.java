package dev.souk.common.inbox;

import dev.souk.common.database.Retention;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox. */
@AutoConfiguration
@EnableConfigurationProperties(InboxProperties.class)
@Import(JdbcInbox.class)
class InboxAutoConfiguration {

    @Bean
    Retention inboxRetention(JdbcClient jdbc, InboxProperties properties) {
        return new Retention(jdbc, "inbox", "received_at", properties.retention());
    }
}
