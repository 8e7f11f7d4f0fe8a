package dev.souk.common.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.transaction.support.TransactionOperations;

/** The inbox. */
@AutoConfiguration
@EnableConfigurationProperties(InboxProperties.class)
class InboxAutoConfiguration {

    private static final int SWEEP_LIMIT = 5_000;

    @Bean
    JdbcInbox inbox(JdbcClient jdbc, TransactionOperations transaction, MeterRegistry meters) {
        return new JdbcInbox(jdbc, transaction, meters);
    }

    @Bean
    SchedulingConfigurer inboxSweep(JdbcInbox inbox, InboxProperties properties) {
        return tasks -> tasks.addFixedDelayTask(new FixedDelayTask(
                () -> inbox.deleteOlderThan(properties.retention(), SWEEP_LIMIT),
                properties.sweepInterval(),
                properties.sweepInterval()));
    }
}
