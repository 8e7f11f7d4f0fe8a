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
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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
                sessions(pool, properties.sessionTimeout()),
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

    /**
     * The relay's database sessions, at the address of the pool. Not from the pool: a session that is returned there
     * would keep its locks, and no relay would own those shards.
     *
     * @param sessionTimeout after which the database ends an idle session and so releases its shards: that of a paused
     *     or partitioned instance, whose connection is not closed
     */
    static DataSource sessions(HikariDataSource pool, Duration sessionTimeout) {
        var source = new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        long millis = sessionTimeout.toMillis();
        var limits = new Properties();
        limits.putAll(pool.getDataSourceProperties()); // such as TLS, or a schema
        limits.setProperty("connectTimeout", "2");
        limits.setProperty("socketTimeout", "10");
        limits.setProperty("tcpKeepAlive", "true");
        limits.setProperty("ApplicationName", "outbox-relay");
        // tcp_user_timeout is for a session that is blocked in sending rows to such an instance and so is not idle.
        // Deletes do not wait for the disk: a row whose delete is lost in a crash is published again, and the inbox of
        // each consumer ignores the duplicate.
        limits.setProperty(
                "options",
                "-c idle_session_timeout=" + millis + " -c tcp_user_timeout=" + millis
                        + " -c enable_sort=off -c synchronous_commit=off");
        source.setConnectionProperties(limits);
        source.setSchema(pool.getSchema()); // which has the table
        return source;
    }
}
