package dev.souk.common.outbox.relay;

import static dev.souk.common.outbox.relay.OutboxRepository.MOST_COUNTED;

import com.zaxxer.hikari.HikariDataSource;
import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.publisher.KafkaPublisher;
import dev.souk.common.outbox.publisher.Publisher;
import dev.souk.common.outbox.publisher.RelayProducers;
import dev.souk.common.outbox.publisher.SendSpans;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerFactory;

/** The relay and its publisher. */
@AutoConfiguration
@EnableConfigurationProperties(OutboxProperties.class)
class RelayAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Publisher publisher(
            ProducerFactory<?, ?> producers,
            OutboxProperties properties,
            Propagator propagator,
            @Value("${spring.application.name}") String application) {
        return new KafkaPublisher(
                RelayProducers.of(producers, properties.sendTimeout()),
                "/souk/" + application,
                properties.producerTimeout(),
                new SendSpans(propagator));
    }

    /** The metrics are as the relay counted them, about a second ago. */
    @Bean
    OutboxRelay outboxRelay(
            HikariDataSource pool, Publisher publisher, OutboxProperties properties, MeterRegistry meters) {
        var relay = new OutboxRelay(
                new RelayDataSource(pool, properties.sessionTimeout()),
                connection -> RelaySession.over(connection, publisher, properties),
                properties);
        Gauge.builder("souk.outbox.pending", () -> relay.depth().pending())
                .description("Events to be published, of all instances, counted up to " + MOST_COUNTED)
                .register(meters);
        Gauge.builder("souk.outbox.parked", () -> relay.depth().parked())
                .description("Events that the broker permanently rejects, until an admin releases them")
                .register(meters);
        return relay;
    }
}
