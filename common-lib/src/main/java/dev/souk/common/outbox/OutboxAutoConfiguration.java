package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import dev.souk.common.observability.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.kafka.core.KafkaTemplate;

/** The outbox and its relay. */
@AutoConfiguration
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
        return new JdbcOutbox(jdbc, json, ids, trace, relay::wake);
    }

    @Bean
    @ConditionalOnMissingBean
    Publisher publisher(KafkaTemplate<String, byte[]> kafka, @Value("${spring.application.name}") String application) {
        return new KafkaPublisher(kafka, "/souk/" + application);
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcConnectionDetails database, Publisher publisher, OutboxProperties properties, MeterRegistry meters) {
        var metrics = new OutboxMetrics(meters);
        return new OutboxRelay(
                unpooled(database),
                connection -> session(connection, publisher, properties),
                properties,
                metrics::record);
    }

    /** Not from the pool: a session that goes back there would keep its locks, and nobody would relay those shards. */
    private static DataSource unpooled(JdbcConnectionDetails database) {
        var source = new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        var limits = new Properties();
        limits.setProperty("connectTimeout", "2");
        limits.setProperty("socketTimeout", "10");
        limits.setProperty("tcpKeepAlive", "true");
        limits.setProperty("ApplicationName", "outbox-relay");
        source.setConnectionProperties(limits);
        return source;
    }

    private static RelaySession session(Connection connection, Publisher publisher, OutboxProperties properties) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return new RelaySession(new OutboxTable(jdbc), new ShardLocks(jdbc), publisher, properties.batchSize());
    }
}
