package dev.souk.common.outbox.parked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parked events in every service that has an outbox. */
@AutoConfiguration
class ParkedEventsAutoConfiguration {

    @Bean
    ParkedEventController parkedEventController(JdbcClient jdbc) {
        return new ParkedEventController(new ParkedEventRepository(jdbc));
    }
}
