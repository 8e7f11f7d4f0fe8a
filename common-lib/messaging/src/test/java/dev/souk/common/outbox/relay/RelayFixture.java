package dev.souk.common.outbox.relay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.souk.common.database.MigratedConnection;
import dev.souk.common.outbox.OutboxProperties;
import dev.souk.common.outbox.Shards;
import dev.souk.common.outbox.publisher.KafkaPublisher;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.publisher.Publisher;
import dev.souk.common.outbox.publisher.RelayProducers;
import dev.souk.common.outbox.publisher.SendSpans;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.infrastructure.Infrastructure;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.util.unit.DataSize;

/** A database with an outbox, a topic, and as many relays as a test needs: the instances of a service. */
final class RelayFixture implements AutoCloseable {

    static final String SOURCE = "/souk/test";

    final String topic = "outbox." + UUID.randomUUID();
    final Infrastructure.Database database = Infrastructure.get().newDatabase();
    private final MigratedConnection connection = new MigratedConnection(database);
    final JdbcClient jdbc = JdbcClient.create(connection);
    private final TestEvents events = new TestEvents(Infrastructure.get().bootstrapServers());
    private final Deque<Runnable> toClose = new ArrayDeque<>(List.of(connection::close, events::close));

    RelayFixture() {
        try (var admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The settings of a service, with another poll interval and send time-out. */
    static OutboxProperties properties(Duration poll, Duration sendTimeout) {
        return new OutboxProperties(
                poll, Duration.ofMillis(100), Duration.ofMillis(200), sendTimeout, 500, DataSize.ofMegabytes(4));
    }

    static Map<String, Object> kafka() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.get().bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }

    DefaultKafkaProducerFactory<String, byte[]> producers() {
        return RelayProducers.of(new DefaultKafkaProducerFactory<>(kafka()), Duration.ofSeconds(5));
    }

    KafkaPublisher publisher(DefaultKafkaProducerFactory<String, byte[]> producers) {
        var publisher = new KafkaPublisher(producers, SOURCE, Duration.ofSeconds(6), new SendSpans(Propagator.NOOP));
        toClose.push(publisher::close);
        return publisher;
    }

    /** A relay as a service has it, running. */
    OutboxRelay relay(Publisher publisher, OutboxProperties properties) {
        var relay = new OutboxRelay(
                sessions(properties), session -> RelaySession.over(session, publisher, properties), properties);
        toClose.push(relay::stop);
        relay.start();
        return relay;
    }

    DataSource sessions(OutboxProperties properties) {
        var pool = new HikariDataSource(); // which opens nothing
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        return new RelayDataSource(pool, properties.sessionTimeout());
    }

    /** Connections as a service has them for its own work. */
    HikariDataSource pool(int size) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(database.jdbcUrl());
        settings.setUsername(database.user());
        settings.setPassword(database.password());
        settings.setMaximumPoolSize(size);
        return new HikariDataSource(settings);
    }

    /** Waits until so many relays own shards. */
    void awaitOwners(int count) {
        Awaitility.await().until(() -> owners() == count);
    }

    /** The process ids of the sessions of all relays. */
    Set<Integer> sessions() {
        return jdbc.sql("""
                select pid from pg_stat_activity
                where application_name = 'outbox-relay' and datname = current_database()
                """).query(Integer.class).set();
    }

    int owners() {
        return jdbc.sql("""
                select count(distinct pid) from pg_locks
                where locktype = 'advisory' and objid::int < :shards
                  and database = (select oid from pg_database where datname = current_database())
                """).param("shards", Shards.COUNT).query(Integer.class).single();
    }

    /** Writes an event as a transaction does, and returns its row. */
    OutboxRow write(UUID aggregate, long sequence) {
        var row = new OutboxRow(
                UUID.randomUUID(), topic, aggregate, sequence, "dev.souk.test.told.v1", "{}", null, Instant.EPOCH);
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, created_at)
                values (:event, :shard, :topic, :aggregate, :sequence, :type, :payload, to_timestamp(0))
                """)
                .param("event", row.eventId())
                .param("shard", Shards.of(aggregate))
                .param("topic", topic)
                .param("aggregate", aggregate)
                .param("sequence", sequence)
                .param("type", row.eventType())
                .param("payload", row.payload())
                .update();
        return row;
    }

    long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    /** The sequences of an aggregate as they stand on the topic, duplicates too. */
    List<Long> published(UUID aggregate) {
        return events.of(topic, aggregate).stream()
                .map(PublishedEvent::sequence)
                .toList();
    }

    @Override
    public void close() {
        toClose.forEach(Runnable::run);
    }
}
