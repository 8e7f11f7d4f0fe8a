package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import dev.souk.common.observability.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** The outbox and its relay. */
@AutoConfiguration(beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(JdbcClient jdbc, EventJson json, IdGenerator ids, TraceContext trace, OutboxRelay relay) {
        return new JdbcOutbox(jdbc, json, ids, trace::current, relay::wake);
    }

    @Bean
    @ConditionalOnMissingBean
    Publisher publisher(
            ProducerFactory<String, byte[]> producers,
            OutboxProperties properties,
            @Value("${spring.application.name}") String application) {
        return new KafkaPublisher(
                RelayProducers.of(producers, properties.sendTimeout()),
                "/souk/" + application,
                properties.producerPatience());
    }

    /**
     * Replaces Boot's, which logs key and payload of a record that cannot be sent. The sender logs the failure.
     */
    @Bean
    @ConditionalOnMissingBean
    ProducerListener<Object, Object> silentProducerListener() {
        return new ProducerListener<>() {};
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcConnectionDetails database, Publisher publisher, OutboxProperties properties, MeterRegistry meters) {
        var metrics = new OutboxMetrics(meters);
        return new OutboxRelay(
                RelayDatabase.of(database, properties.sessionTimeout()),
                connection -> RelaySession.over(connection, publisher, properties.batchLimit()),
                properties,
                metrics::record);
    }
}
