package dev.souk.common.inbox;

import dev.souk.common.database.Retention;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The inbox. */
@AutoConfiguration
@EnableConfigurationProperties(InboxProperties.class)
class InboxAutoConfiguration {

    @Bean
    JdbcInbox inbox(JdbcClient jdbc, TransactionOperations transaction, MeterRegistry meters) {
        return new JdbcInbox(jdbc, transaction, meters);
    }

    @Bean
    Retention inboxRetention(JdbcClient jdbc, InboxProperties properties) {
        return Retention.of(jdbc, "inbox", "received_at", properties.retention());
    }
}
