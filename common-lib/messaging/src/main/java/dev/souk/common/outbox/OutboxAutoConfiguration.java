package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import dev.souk.common.observability.TraceContext;
import dev.souk.common.outbox.parked.ParkedEventRepository;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox. */
@AutoConfiguration
@Import(ParkedEventRepository.class)
class OutboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(JdbcClient jdbc, EventJson json, IdGenerator ids, TraceContext trace, CommittedEventListener relay) {
        return new JdbcOutbox(jdbc, json, ids, trace::current, relay);
    }
}
