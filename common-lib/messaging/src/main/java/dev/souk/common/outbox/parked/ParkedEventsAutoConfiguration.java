package dev.souk.common.outbox.parked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parked events in every service that has an outbox. */
@AutoConfiguration
class ParkedEventsAutoConfiguration {

    @Bean
    ParkedEventRepository parkedEventRepository(JdbcClient jdbc) {
        return new ParkedEventRepository(jdbc);
    }
}
